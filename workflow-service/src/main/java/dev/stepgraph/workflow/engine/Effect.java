package dev.stepgraph.workflow.engine;

import dev.stepgraph.workflow.asl.model.TaskResource;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.time.Instant;

/** What must happen outside, once the decision it belongs to is committed. */
public sealed interface Effect {

    /**
     * Call what a Task state names, and send a command back with what came of it.
     *
     * @param scheduledEventId the attempt's name
     * @param parameters the payload
     * @param deadline when the attempt times out
     */
    record InvokeTask(
            long scheduledEventId,
            TaskResource resource,
            JsonNode parameters,
            @Nullable Instant deadline)
            implements Effect {}

    /**
     * Give the call up that was begun for an attempt: nobody waits for what comes of it.
     *
     * @param scheduledEventId the attempt's name
     */
    record CancelTask(long scheduledEventId) implements Effect {}
}
