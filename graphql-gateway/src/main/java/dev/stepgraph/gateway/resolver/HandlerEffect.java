package dev.stepgraph.gateway.resolver;

import tools.jackson.databind.JsonNode;

/** What a handler asks for besides its value: {@code util.http} and {@code extensions}. */
public sealed interface HandlerEffect {

    /** {@code util.http.addResponseHeader}. */
    record AddResponseHeader(String name, String value) implements HandlerEffect {}

    /**
     * {@code extensions.evictFromApiCache}.
     *
     * @param keys the entry's caching keys and their values, in the order of the resolver's
     */
    record EvictFromApiCache(String typeName, String fieldName, JsonNode keys)
            implements HandlerEffect {}

    /** {@code extensions.setSubscriptionFilter}: a filterGroup of filters. */
    record SetSubscriptionFilter(JsonNode filter) implements HandlerEffect {}

    /** {@code extensions.setSubscriptionInvalidationFilter}. */
    record SetSubscriptionInvalidationFilter(JsonNode filter) implements HandlerEffect {}

    /**
     * {@code extensions.invalidateSubscriptions}: {@code subscriptionField} and {@code payload}.
     */
    record InvalidateSubscriptions(String subscriptionField, JsonNode payload)
            implements HandlerEffect {}
}
