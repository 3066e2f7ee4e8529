package dev.stepgraph.gateway.datasource;

import tools.jackson.databind.JsonNode;

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
        String apiId, String typeName, String fieldName, JsonNode context, Instant deadline) {}
