package dev.stepgraph.workflow.asl.path;

import tools.jackson.databind.JsonNode;

/**
 * {@code Parameters}, {@code ResultSelector} or {@code ItemSelector}: JSON in which each field
 * whose name ends in {@code .$} is computed (States Language, "Payload Template"). Immutable.
 */
public interface PayloadTemplate {

    /**
     * Computes the payload.
     *
     * @throws EvaluationFailure if one of its expressions has no value
     */
    JsonNode resolve(EvaluationScope scope);
}
