package dev.stepgraph.common.aws.client;

import org.jspecify.annotations.Nullable;

import java.time.Duration;

/**
 * One call of a function (Lambda API, Invoke).
 *
 * @param home where a function is looked for that is named without region and account: an ARN up to
 *     and without {@code :function}, such as {@code arn:aws:lambda:us-east-1:000000000000}
 * @param functionName the function as the caller names it
 * @param qualifier a version or an alias, if it is given apart from the name
 * @param type {@code RequestResponse}, {@code Event} or {@code DryRun}; absent: the first
 * @param logType {@code Tail} to be sent the end of the log
 * @param clientContext up to 3,583 bytes in Base64
 * @param event the event as JSON; absent: none is sent
 * @param idempotencyKey the same for every repetition of a call, and for no other call
 * @param timeout how long the call may take
 */
public record FunctionCall(
        String home,
        String functionName,
        @Nullable String qualifier,
        @Nullable String type,
        @Nullable String logType,
        @Nullable String clientContext,
        @Nullable String event,
        String idempotencyKey,
        Duration timeout) {

    private static final int REGION = 3;

    /** The event, or an empty one. */
    String eventOrEmpty() {
        return event == null ? "{}" : event;
    }

    /** The region in which a function is looked for that is named without one. */
    String region() {
        return home.split(":", -1)[REGION];
    }

    /** The ARN of the function with its qualifier. */
    String qualifiedArn() {
        String fallback = qualifier == null ? "$LATEST" : qualifier;
        return FunctionName.parse(functionName).qualifiedArn(home, fallback);
    }
}
