package dev.stepgraph.workflow.web.rest;

import dev.stepgraph.workflow.engine.ExecutionStatus;
import dev.stepgraph.workflow.execution.ExecutionPosition;
import dev.stepgraph.workflow.execution.ExecutionQuery;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Set;

/**
 * Which executions a list shows.
 *
 * @param stateMachine of that state machine only: its name or its ARN
 * @param status of these statuses only; absent: of any
 * @param namePrefix with a name that begins so
 * @param startedAfter begun at that instant or later
 * @param startedBefore begun before that instant
 */
record ExecutionFilters(
        @Nullable String stateMachine,
        @Nullable Set<ExecutionStatus> status,
        @Nullable String namePrefix,
        @Nullable Instant startedAfter,
        @Nullable Instant startedBefore) {

    /** What a page token of the list is good for. */
    String scope() {
        return String.join(
                "|",
                "executions",
                stateMachine,
                statuses().stream().sorted().toList().toString(),
                namePrefix,
                String.valueOf(startedAfter),
                String.valueOf(startedBefore));
    }

    ExecutionQuery query(
            @Nullable String stateMachineArn, @Nullable ExecutionPosition position, int limit) {
        return new ExecutionQuery(
                stateMachineArn,
                statuses(),
                namePrefix,
                startedAfter,
                startedBefore,
                position,
                limit);
    }

    private Set<ExecutionStatus> statuses() {
        return status == null ? Set.of() : status;
    }
}
