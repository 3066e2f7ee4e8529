package dev.stepgraph.workflow.asl.path;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

/** A JSONPath without its root. */
sealed interface CompiledPath permits DefinitePath, PathQuery {

    /** What the path leads to; null if it leads nowhere. */
    @Nullable JsonNode find(JsonNode root, EvaluationScope scope);

    /** Why it leads nowhere. */
    PathMiss explain(JsonNode root);
}
