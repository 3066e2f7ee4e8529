package dev.stepgraph.workflow.execution.shard;

import java.time.Instant;
import java.util.UUID;

/**
 * A replica that is alive.
 *
 * @param id made anew at every start
 * @param address where it is reached, as {@code http://host:port}
 * @param expiresAt when it is taken for dead unless it is heard of again
 */
record Replica(UUID id, String address, Instant expiresAt) {}
