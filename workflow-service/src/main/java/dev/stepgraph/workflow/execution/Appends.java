package dev.stepgraph.workflow.execution;

import dev.stepgraph.workflow.engine.ErrorOutput;
import dev.stepgraph.workflow.engine.Execution;
import dev.stepgraph.workflow.execution.store.Append;
import dev.stepgraph.workflow.execution.store.AppendOutcome;
import dev.stepgraph.workflow.execution.store.EventCodec;
import dev.stepgraph.workflow.execution.store.ExecutionRow;
import dev.stepgraph.workflow.execution.store.RowState;
import dev.stepgraph.workflow.execution.store.StoredEvent;
import dev.stepgraph.workflow.execution.store.WellFormed;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;

/** Turns what was decided into what is written. */
final class Appends {

    private final EventCodec codec;

    Appends(EventCodec codec) {
        this.codec = codec;
    }

    /** The append that makes a turn durable. */
    Append append(Resident resident, Turn turn, RowState state, Consumer<AppendOutcome> outcome) {
        Execution execution = turn.execution();
        List<StoredEvent> events = codec.encode(turn.events());
        NewExecution request = resident.request();
        if (request != null) {
            Instant startedAt = Objects.requireNonNull(execution.startedAt());
            int shard = resident.shard().shard();
            ExecutionRow row = row(resident.id(), shard, request, startedAt, state);
            return Append.start(row, resident.shard().epoch(), events, outcome);
        }
        RowState change = sameRow(state, resident.stored()) ? null : state;
        return Append.next(resident.id(), resident.shard(), change, events, outcome);
    }

    /** The row's state as the execution has it. */
    RowState state(Execution execution) {
        JsonNode output = execution.output();
        ErrorOutput failure = execution.failure();
        return new RowState(
                execution.status(),
                output == null ? null : codec.payload(output),
                failure == null ? null : codec.failure(failure),
                execution.stoppedAt(),
                wakeAt(execution),
                execution.lastEventId());
    }

    /** Whether the service itself is about something in the execution. */
    static boolean active(Execution execution) {
        return !execution.status().terminal()
                && (execution.unfinished() || !execution.openTasks().isEmpty());
    }

    private static @Nullable Instant wakeAt(Execution execution) {
        if (execution.status().terminal()) {
            return null;
        }
        return active(execution) ? RowState.DUE : execution.nextTimer();
    }

    /** The row of an execution that begins. */
    static ExecutionRow row(
            UUID id, int shard, NewExecution request, Instant startedAt, RowState state) {
        return new ExecutionRow(
                id,
                shard,
                ExecutionArn.stateMachineKey(request.revision().stateMachineArn()),
                request.revision().id(),
                request.name(),
                WellFormed.text(request.inputText()),
                request.traceHeader(),
                startedAt,
                state);
    }

    /** The last event alone is no reason to write the row. */
    private static boolean sameRow(RowState state, @Nullable RowState stored) {
        return stored != null
                && state.status() == stored.status()
                && Objects.equals(state.wakeAt(), stored.wakeAt());
    }
}
