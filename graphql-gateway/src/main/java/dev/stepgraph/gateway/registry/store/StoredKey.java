package dev.stepgraph.gateway.registry.store;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * A key of an API.
 *
 * @param id the part of it that is no secret
 * @param apiId the API it opens
 * @param hash SHA-256 of the whole key, in hexadecimal digits
 * @param expires when it ends
 * @param description what its owner says about it
 */
public record StoredKey(
        String id, String apiId, String hash, Instant expires, @Nullable String description) {}
