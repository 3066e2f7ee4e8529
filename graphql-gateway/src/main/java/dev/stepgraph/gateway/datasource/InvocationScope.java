package dev.stepgraph.gateway.datasource;

import tools.jackson.databind.JsonNode;

import java.time.Duration;
import java.time.Instant;

/**
 * What a call may know of the field it is made for.
 *
 * @param apiId the API
 * @param typeName the field's type
 * @param fieldName the field
 * @param context the whole context as a direct function resolver gets it: {@code arguments,
 *     identity, source, request, prev, info, stash}
 * @param deadline when the answer is no longer wanted
 */
public record InvocationScope(
        String apiId, String typeName, String fieldName, JsonNode context, Instant deadline) {

    /**
     * How long the call may still take.
     *
     * @throws DataSourceException if its time is over
     */
    public Duration timeLeft(Instant now) {
        Duration left = Duration.between(now, deadline);
        if (!left.isPositive()) {
            throw DataSourceException.timedOut();
        }
        return left;
    }
}
