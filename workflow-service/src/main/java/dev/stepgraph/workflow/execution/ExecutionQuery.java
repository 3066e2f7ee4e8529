package dev.stepgraph.workflow.execution;

import dev.stepgraph.workflow.engine.ExecutionStatus;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Set;

/**
 * Which executions are to be listed.
 *
 * @param stateMachineArn of that state machine only
 * @param statuses of these statuses only; empty: of any
 * @param namePrefix with a name that begins so
 * @param startedAfter begun at that instant or later
 * @param startedBefore begun before that instant
 * @param position after that place in the listing
 * @param limit at most that many, at least 1
 */
public record ExecutionQuery(
        @Nullable String stateMachineArn,
        Set<ExecutionStatus> statuses,
        @Nullable String namePrefix,
        @Nullable Instant startedAfter,
        @Nullable Instant startedBefore,
        @Nullable ExecutionPosition position,
        int limit) {

    public ExecutionQuery {
        statuses = Set.copyOf(statuses);
        if (limit < 1) {
            throw new IllegalArgumentException("the limit is less than 1: " + limit);
        }
    }
}
