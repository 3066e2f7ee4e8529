package dev.stepgraph.workflow.execution.store;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.UUID;

/**
 * An Express execution that was started and not waited for, and has not ended.
 *
 * @param input the input as it was sent
 */
public record ExpressRow(
        UUID id,
        UUID revisionId,
        Instant startedAt,
        int shard,
        String name,
        String input,
        @Nullable String traceHeader) {}
