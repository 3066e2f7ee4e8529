package dev.stepgraph.workflow.connection;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.time.Instant;
import java.util.UUID;

/**
 * A connection as everybody may see it.
 *
 * @param id its key; one of the same name that is made after it has another
 * @param arn {@code arn:aws:events:region:account:connection/name/id}
 * @param revision counts its changes from 0
 * @param visible what it knows, without its secrets
 */
public record Connection(
        UUID id,
        String arn,
        String name,
        @Nullable String description,
        int revision,
        JsonNode visible,
        Instant creationDate,
        Instant lastModifiedDate) {}
