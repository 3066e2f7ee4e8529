package dev.stepgraph.gateway.registry.store;

import org.jspecify.annotations.Nullable;

/**
 * A domain name.
 *
 * @param name in lower case
 * @param apiId the API it leads to; absent: none
 * @param certificateArn the certificate that its owner named
 * @param appsyncName the name that its owner is to point it at
 * @param description what its owner says about it
 */
public record StoredDomain(
        String name,
        @Nullable String apiId,
        String certificateArn,
        String appsyncName,
        @Nullable String description) {}
