package dev.stepgraph.workflow.engine;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.time.Instant;

/**
 * Where a frame stands between two events. Each event leads to one phase, and each phase says by
 * itself what comes next, so a history can be cut after any event and gone on with.
 */
public sealed interface Phase {

    /** The state of that name is to be entered. */
    record Ready(String next) implements Phase {}

    /** The frame's state was entered and has not begun its work. */
    record Entered() implements Phase {}

    /** A Wait state waits for that instant. */
    record Waiting(Instant until) implements Phase {}

    /** A task's attempt is scheduled and not yet handed out. */
    record Scheduled(TaskAttempt attempt) implements Phase {}

    /**
     * A task's attempt is being carried out.
     *
     * @param submitted whether the service has taken the request, so that nothing here works on it
     */
    record Running(TaskAttempt attempt, boolean submitted) implements Phase {}

    /** The state's work yielded that result, and the state has not been left. */
    record Resulted(JsonNode result) implements Phase {}

    /**
     * The state's work failed, and nothing has been done about it.
     *
     * @param retryable whether a retrier may still take it
     */
    record Failing(ErrorOutput failure, boolean retryable) implements Phase {}

    /** The state's work is to be repeated at that instant. */
    record Retrying(Instant at) implements Phase {}

    /** A Parallel or Map state waits for its branches. */
    record Joining(Join join) implements Phase {}

    /** The frame's graph came to its end; its data is the output. */
    record Done() implements Phase {}

    /** The instant at which this phase is due; null if it does not wait for time. */
    default @Nullable Instant due() {
        return switch (this) {
            case Waiting waiting -> waiting.until();
            case Retrying retrying -> retrying.at();
            case Scheduled scheduled -> scheduled.attempt().due();
            case Running running -> running.attempt().due();
            case Ready _, Entered _, Resulted _, Failing _, Joining _, Done _ -> null;
        };
    }
}
