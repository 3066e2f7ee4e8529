package dev.stepgraph.gateway.execution;

import dev.stepgraph.gateway.auth.Caller;

import org.jspecify.annotations.Nullable;

import java.util.Map;

/**
 * Who asks for an operation, and how the question came.
 *
 * @param caller who calls
 * @param headers the request's headers by lower-case name
 * @param domainName the custom domain that was called; absent: the API's own
 * @param requestId what the request is called in logs and answers
 */
public record CallerContext(
        Caller caller, Map<String, String> headers, @Nullable String domainName, String requestId) {

    public CallerContext {
        headers = Map.copyOf(headers);
    }
}
