package dev.stepgraph.workflow.asl.model;

import java.util.List;
import java.util.OptionalLong;

/**
 * One entry of a {@code Retry} field (States Language, "Retrying after error").
 *
 * @param errorEquals names of the errors it answers to
 * @param intervalSeconds seconds before the first retry
 * @param maxAttempts how often it retries; 0 means never
 * @param backoffRate by what the interval is multiplied for each further retry, at least 1
 * @param maxDelaySeconds the longest interval, in seconds
 * @param fullJitter whether the interval is drawn at random between zero and its computed value
 */
public record Retrier(
        List<String> errorEquals,
        long intervalSeconds,
        long maxAttempts,
        double backoffRate,
        OptionalLong maxDelaySeconds,
        boolean fullJitter) {

    public Retrier {
        errorEquals = List.copyOf(errorEquals);
    }
}
