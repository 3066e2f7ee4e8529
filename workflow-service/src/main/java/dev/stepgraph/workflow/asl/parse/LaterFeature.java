package dev.stepgraph.workflow.asl.parse;

/** Parts of the language that definitions may hold but that cannot be run yet. */
public enum LaterFeature {
    /** {@code QueryLanguage: JSONata}. */
    JSONATA,
    /** {@code Assign}, and paths that begin with a variable: {@code $name.field}. */
    VARIABLES,
    /** Map states whose iterations are executions of their own, and the fields only they have. */
    DISTRIBUTED_MAP
}
