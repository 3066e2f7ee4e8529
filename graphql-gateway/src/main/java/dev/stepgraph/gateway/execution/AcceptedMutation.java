package dev.stepgraph.gateway.execution;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A field of a mutation that was carried out.
 *
 * @param apiId the API
 * @param fieldName the mutation
 * @param arguments what it was called with, as resolvers see them
 * @param payload its result as far as the caller selected it, by the names of fields whatever their
 *     aliases, and with {@code __typename} where it was selected; never null
 */
public record AcceptedMutation(
        String apiId, String fieldName, ObjectNode arguments, JsonNode payload) {}
