package dev.stepgraph.workflow.asl.model;

import dev.stepgraph.workflow.asl.path.Expression;

/**
 * A field that a definition gives either as it stands or through an expression, as {@code Seconds}
 * and {@code SecondsPath}.
 */
public sealed interface FieldValue<T> {

    /** The value stands in the definition. */
    record Literal<T>(T value) implements FieldValue<T> {}

    /**
     * The value is computed when the state runs.
     *
     * @param field the name of the field that held the expression, for messages: {@code
     *     SecondsPath}
     */
    record Computed<T>(String field, Expression expression) implements FieldValue<T> {}
}
