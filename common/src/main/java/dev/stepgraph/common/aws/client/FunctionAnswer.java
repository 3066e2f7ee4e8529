package dev.stepgraph.common.aws.client;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;

/**
 * What a function, or the service before it, answered.
 *
 * @param status the HTTP status
 * @param headers the header, names as they came
 * @param requestId the request's id
 * @param executedVersion which version ran
 * @param functionError present if the function failed; the payload then says how
 * @param logResult the end of the log in Base64, if it was asked for
 * @param payload the result
 */
public record FunctionAnswer(
        int status,
        Map<String, List<String>> headers,
        @Nullable String requestId,
        @Nullable String executedVersion,
        @Nullable String functionError,
        @Nullable String logResult,
        String payload) {}
