package dev.stepgraph.workflow.execution.store;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.UUID;

/**
 * A row of the table of executions.
 *
 * @param stateMachine the state machine's key: see {@code ExecutionArn}
 * @param name the name; absent: the id is the name
 * @param input the input as it was sent
 */
public record ExecutionRow(
        UUID id,
        int shard,
        UUID stateMachine,
        UUID revisionId,
        @Nullable String name,
        String input,
        @Nullable String traceHeader,
        Instant startedAt,
        RowState state) {}
