package dev.stepgraph.gateway.execution;

import tools.jackson.databind.JsonNode;

/**
 * Ends subscriptions whose invalidation filter matches.
 *
 * @param apiId the API
 * @param subscriptionField the field that is subscribed to
 * @param payload what the filters are held against
 */
public record SubscriptionInvalidation(String apiId, String subscriptionField, JsonNode payload) {}
