package dev.stepgraph.workflow.asl.model;

import org.jspecify.annotations.Nullable;

/**
 * Ends its graph with an error (States Language, "Fail State").
 *
 * @param error the error's name; absent: the execution fails without one
 * @param cause the error's cause
 */
public record FailState(
        String name, @Nullable FieldValue<String> error, @Nullable FieldValue<String> cause)
        implements State {}
