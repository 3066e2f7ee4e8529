package dev.stepgraph.gateway.registry.store;

import dev.stepgraph.gateway.registry.ApiType;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.node.ObjectNode;

import java.time.Instant;

/**
 * An API without its parts.
 *
 * @param id its id
 * @param createdAt when it was created
 * @param version grows with every change
 * @param revision grows with every change of what requests are served by
 * @param type whether it stands alone or is merged of others
 * @param document the members of the management API, as its owner gave them
 * @param sdl its schema; absent before the first upload has succeeded
 * @param schema how far its schema is
 * @param environment its variables, by name
 * @param tags its labels, by key
 */
public record StoredApi(
        String id,
        Instant createdAt,
        long version,
        long revision,
        ApiType type,
        ObjectNode document,
        @Nullable String sdl,
        SchemaState schema,
        ObjectNode environment,
        ObjectNode tags) {}
