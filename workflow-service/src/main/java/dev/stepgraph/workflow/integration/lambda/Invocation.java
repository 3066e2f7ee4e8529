package dev.stepgraph.workflow.integration.lambda;

import dev.stepgraph.workflow.integration.TaskCall;

import org.jspecify.annotations.Nullable;

import java.time.Duration;

/**
 * One call of a function (Lambda API, Invoke).
 *
 * @param task the attempt it is made for
 * @param functionName the function as the task names it
 * @param qualifier a version or an alias, if it is given apart from the name
 * @param type {@code RequestResponse}, {@code Event} or {@code DryRun}; absent: the first
 * @param logType {@code Tail} to be sent the end of the log
 * @param clientContext up to 3,583 bytes in Base64
 * @param event the event as JSON; absent: none is sent
 * @param timeout how long the call may take
 */
record Invocation(
        TaskCall task,
        String functionName,
        @Nullable String qualifier,
        @Nullable String type,
        @Nullable String logType,
        @Nullable String clientContext,
        @Nullable String event,
        Duration timeout) {

    /** The event, or an empty one. */
    String eventOrEmpty() {
        return event == null ? "{}" : event;
    }

    /** The ARN of the function with its qualifier. */
    String qualifiedArn() {
        FunctionName name = FunctionName.parse(functionName);
        String fallback = qualifier == null ? "$LATEST" : qualifier;
        return name.qualifiedArn(task.execution(), fallback);
    }
}
