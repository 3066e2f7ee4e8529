package dev.stepgraph.workflow.integration;

import dev.stepgraph.workflow.asl.model.TaskResource;
import dev.stepgraph.workflow.engine.ExecutionIdentity;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.time.Duration;
import java.time.Instant;

/**
 * One attempt at a task.
 *
 * @param execution whose task it is
 * @param scheduledEventId the attempt's name within the execution
 * @param resource what is to be called
 * @param parameters the payload
 * @param deadline when the attempt times out; absent: never
 */
public record TaskCall(
        ExecutionIdentity execution,
        long scheduledEventId,
        TaskResource resource,
        JsonNode parameters,
        @Nullable Instant deadline) {

    /** How long the call may take: until its deadline, and no longer than the service allows. */
    public Duration allowance(Instant now, Duration most) {
        if (deadline == null) {
            return most;
        }
        Duration left = Duration.between(now, deadline);
        return left.isNegative() ? Duration.ZERO : left.compareTo(most) < 0 ? left : most;
    }

    /**
     * The same for every repetition of this attempt, and for no other: by it the other side can
     * tell a repetition.
     */
    public String idempotencyKey() {
        return execution.id() + "-" + scheduledEventId;
    }
}
