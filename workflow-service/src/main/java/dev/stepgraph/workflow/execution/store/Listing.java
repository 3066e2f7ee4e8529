package dev.stepgraph.workflow.execution.store;

import dev.stepgraph.workflow.engine.ExecutionStatus;

import org.jspecify.annotations.Nullable;

import java.util.Set;
import java.util.UUID;

/**
 * Which rows are to be listed, newest first: ids are ordered by time.
 *
 * @param stateMachine of that state machine only
 * @param statuses of these statuses only; empty: of any
 * @param namePrefix with a name that begins so
 * @param from with that id or a later one
 * @param before with an earlier id than that
 * @param limit at most that many
 */
public record Listing(
        @Nullable UUID stateMachine,
        Set<ExecutionStatus> statuses,
        @Nullable String namePrefix,
        @Nullable UUID from,
        @Nullable UUID before,
        int limit) {}
