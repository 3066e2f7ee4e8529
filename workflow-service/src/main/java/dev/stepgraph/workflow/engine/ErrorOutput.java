package dev.stepgraph.workflow.engine;

import org.jspecify.annotations.Nullable;

/**
 * How something failed: the value that Retry and Catch match (States Language, "Errors").
 *
 * @param error the error's name; a Fail state may leave it out
 * @param cause a text for people
 */
public record ErrorOutput(@Nullable String error, @Nullable String cause) {}
