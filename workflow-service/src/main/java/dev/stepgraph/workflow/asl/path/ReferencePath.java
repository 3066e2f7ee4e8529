package dev.stepgraph.workflow.asl.path;

import tools.jackson.databind.JsonNode;

/**
 * A path that names exactly one place (States Language, "Reference Paths"): fields and array
 * indexes only. Immutable.
 */
public interface ReferencePath extends Expression {

    /**
     * The JSON with a value put at this place. Parents that are missing are made; {@code root} is
     * not changed.
     *
     * @throws EvaluationFailure with States.ResultPathMatchFailure if a parent is neither an object
     *     nor missing, or an index is beyond its array
     */
    JsonNode write(JsonNode root, JsonNode value);
}
