package dev.stepgraph.workflow.engine;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

/** What comes in to an execution. */
public sealed interface Command {

    /** Begin with that input; the first command of every execution. */
    record StartExecution(JsonNode input) implements Command {}

    /** Go on where a bounded burst of events left off. */
    record ContinueExecution() implements Command {}

    /** See to what is due: waits, retries, timeouts. */
    record FireTimers() implements Command {}

    /** End the execution as ABORTED. */
    record StopExecution(@Nullable String error, @Nullable String cause) implements Command {}

    /**
     * A task's attempt yielded its result.
     *
     * @param scheduledEventId the event that scheduled the attempt, which names it
     */
    record SucceedTask(long scheduledEventId, JsonNode output) implements Command {}

    /** A task's attempt failed. */
    record FailTask(long scheduledEventId, ErrorOutput failure) implements Command {}

    /** The service has taken a task's request; the task goes on until its token comes back. */
    record SubmitTask(long scheduledEventId, JsonNode output) implements Command {}

    /** A task's attempt is alive. */
    record RecordHeartbeat(long scheduledEventId) implements Command {}
}
