package dev.stepgraph.gateway.registry;

import org.jspecify.annotations.Nullable;

/**
 * The API that a request is for.
 *
 * @param apiId its id; whether there is such an API is found out later
 * @param domainName the custom domain that was called, in lower case; absent: the API was called at
 *     an address of the gateway's own
 */
public record CalledApi(String apiId, @Nullable String domainName) {}
