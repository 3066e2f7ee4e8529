package dev.stepgraph.gateway.resolver;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

/**
 * An error that a handler raises or appends, in AppSync's shape.
 *
 * @param message what is wrong
 * @param errorType its type, such as {@code Unauthorized}
 * @param data shown as the error's {@code data}, cut to the field's selection
 * @param errorInfo shown whole
 */
public record HandlerError(
        String message,
        @Nullable String errorType,
        @Nullable JsonNode data,
        @Nullable JsonNode errorInfo) {}
