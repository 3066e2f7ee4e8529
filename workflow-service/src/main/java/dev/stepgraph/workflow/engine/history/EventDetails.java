package dev.stepgraph.workflow.engine.history;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.time.Instant;

/**
 * The details of an event; a closed family of records. Components that AWS does not show say so.
 * They are stored as JSON under their components' names, so a name, once released, stays.
 */
public sealed interface EventDetails {

    /** The event says everything by its type. */
    record None() implements EventDetails {}

    /** The execution began. */
    record ExecutionStarted(JsonNode input, String roleArn) implements EventDetails {}

    /** The execution, or a task, yielded its output. */
    record ExecutionSucceeded(JsonNode output) implements EventDetails {}

    /** The execution failed, was stopped or timed out. */
    record ExecutionFailed(@Nullable String error, @Nullable String cause)
            implements EventDetails {}

    /**
     * A state began with that input.
     *
     * @param until when a Wait state goes on; not shown
     */
    record StateEntered(String name, JsonNode input, @Nullable Instant until)
            implements EventDetails {}

    /**
     * A state ended with that output.
     *
     * @param next the state that follows, or absent at the graph's end; not shown
     */
    record StateExited(String name, JsonNode output, @Nullable String next)
            implements EventDetails {}

    /** A Lambda function named by its ARN is to be called. */
    record LambdaFunctionScheduled(String resource, JsonNode input, @Nullable Long timeoutInSeconds)
            implements EventDetails {}

    /** A Lambda function named by its ARN answered. */
    record LambdaFunctionSucceeded(JsonNode output) implements EventDetails {}

    /** A Lambda function named by its ARN failed, timed out or could not be started. */
    record LambdaFunctionFailed(@Nullable String error, @Nullable String cause)
            implements EventDetails {}

    /** A service integration is to be called. */
    record TaskScheduled(
            String resourceType,
            String resource,
            String region,
            JsonNode parameters,
            @Nullable Long timeoutInSeconds,
            @Nullable Long heartbeatInSeconds)
            implements EventDetails {}

    /** A service integration is being called. */
    record TaskStarted(String resourceType, String resource) implements EventDetails {}

    /** A service integration answered, and the task goes on until its job or its token is done. */
    record TaskSubmitted(String resourceType, String resource, JsonNode output)
            implements EventDetails {}

    /** A service integration's task yielded its result. */
    record TaskSucceeded(String resourceType, String resource, JsonNode output)
            implements EventDetails {}

    /** A service integration's task failed, timed out or could not be started. */
    record TaskFailed(
            String resourceType, String resource, @Nullable String error, @Nullable String cause)
            implements EventDetails {}

    /** A Map state goes through that many items. */
    record MapStateStarted(int length) implements EventDetails {}

    /** An iteration of the Map state of that name. */
    record MapIteration(String name, int index) implements EventDetails {}

    /**
     * An iteration of the Map state of that name failed.
     *
     * @param error the failure, of which AWS shows nothing here
     * @param cause its cause; not shown
     */
    record MapIterationFailed(
            String name, int index, @Nullable String error, @Nullable String cause)
            implements EventDetails {}

    /**
     * A Parallel or Map state failed, and no retrier took it.
     *
     * @param error the failure, of which AWS shows nothing here
     * @param cause its cause; not shown
     */
    record JoinFailed(@Nullable String error, @Nullable String cause) implements EventDetails {}

    /**
     * The engine's own, never shown: an attempt failed and will be repeated.
     *
     * @param retrier which retrier of the state matched, from 0
     * @param at when the next attempt begins
     */
    record RetryScheduled(String name, int retrier, Instant at) implements EventDetails {}

    /** The engine's own, never shown: the task's attempt was reported alive. */
    record HeartbeatRecorded() implements EventDetails {}
}
