package dev.stepgraph.workflow.engine;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.time.Instant;

/**
 * One attempt of a task.
 *
 * @param scheduledEventId the event that scheduled it, which names it
 * @param parameters what the task is given
 * @param timeoutAt when it times out; null if it may take forever
 * @param heartbeatSeconds how long it may be silent; null if it may forever
 * @param heartbeatAt when its silence becomes too long
 */
public record TaskAttempt(
        long scheduledEventId,
        JsonNode parameters,
        @Nullable Instant timeoutAt,
        @Nullable Long heartbeatSeconds,
        @Nullable Instant heartbeatAt) {

    /** The attempt as it is scheduled at that instant. */
    static TaskAttempt scheduled(
            long eventId,
            JsonNode parameters,
            @Nullable Long timeoutSeconds,
            @Nullable Long heartbeatSeconds,
            Instant now) {
        return new TaskAttempt(
                eventId,
                parameters,
                timeoutSeconds == null ? null : now.plusSeconds(timeoutSeconds),
                heartbeatSeconds,
                heartbeatSeconds == null ? null : now.plusSeconds(heartbeatSeconds));
    }

    /** The attempt after a sign of life at that instant. */
    TaskAttempt alive(Instant now) {
        return new TaskAttempt(
                scheduledEventId,
                parameters,
                timeoutAt,
                heartbeatSeconds,
                heartbeatSeconds == null ? null : now.plusSeconds(heartbeatSeconds));
    }

    /** The earlier of the two limits. */
    @Nullable Instant due() {
        return Instants.earlier(timeoutAt, heartbeatAt);
    }
}
