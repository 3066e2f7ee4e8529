package dev.stepgraph.gateway.registry;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

/**
 * A data source of an API.
 *
 * @param name unique within the API
 * @param type its kind
 * @param description what its owner says about it
 * @param serviceRoleArn the role it is used with
 * @param config the member of the management API that configures this kind, such as {@code
 *     dynamodbConfig}; an empty object where the kind has none
 */
public record DataSource(
        String name,
        DataSourceType type,
        @Nullable String description,
        @Nullable String serviceRoleArn,
        JsonNode config) {}
