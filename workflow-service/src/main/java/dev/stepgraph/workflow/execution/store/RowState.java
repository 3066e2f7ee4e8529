package dev.stepgraph.workflow.execution.store;

import dev.stepgraph.workflow.engine.ExecutionStatus;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * What changes about an execution's row.
 *
 * @param output the output as JSON, of a successful execution
 * @param failure the error output as JSON, of an unsuccessful one
 * @param stoppedAt when it ended
 * @param wakeAt when it needs attention next: {@link #DUE}, an instant, or null if only somebody
 *     outside can move it on
 * @param lastEventId the last shown event
 */
public record RowState(
        ExecutionStatus status,
        @Nullable String output,
        @Nullable String failure,
        @Nullable Instant stoppedAt,
        @Nullable Instant wakeAt,
        long lastEventId) {

    /** Needs attention at once: something in it is being carried out. */
    public static final Instant DUE = Instant.MIN;
}
