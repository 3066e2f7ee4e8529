package dev.stepgraph.workflow.execution.store;

import dev.stepgraph.workflow.execution.shard.ShardEpoch;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/**
 * Events of one execution that are to be written together, with what they change about its row.
 * Primary keys make a second write of the same append impossible.
 */
public final class Append {

    private enum Phase {
        QUEUED,
        TAKEN,
        WITHDRAWN
    }

    private final UUID executionId;
    private final ShardEpoch shardEpoch;
    private final @Nullable ExecutionRow start;
    private final @Nullable RowState change;
    private final List<StoredEvent> events;
    private final Consumer<AppendOutcome> outcome;
    private final AtomicReference<Phase> phase = new AtomicReference<>(Phase.QUEUED);
    private final long characters;

    private Append(
            UUID executionId,
            ShardEpoch shardEpoch,
            @Nullable ExecutionRow start,
            @Nullable RowState change,
            List<StoredEvent> events,
            Consumer<AppendOutcome> outcome) {
        if (events.isEmpty()) {
            throw new IllegalArgumentException("an append without events: " + executionId);
        }
        this.executionId = executionId;
        this.shardEpoch = shardEpoch;
        this.start = start;
        this.change = change;
        this.events = List.copyOf(events);
        this.outcome = outcome;
        this.characters = charactersOf(start, this.events);
    }

    /**
     * The beginning of an execution.
     *
     * @param outcome told on a committer's thread, so it must not block
     */
    public static Append start(
            ExecutionRow row,
            int epoch,
            List<StoredEvent> events,
            Consumer<AppendOutcome> outcome) {
        ShardEpoch shardEpoch = new ShardEpoch(row.shard(), epoch);
        return new Append(row.id(), shardEpoch, row, null, events, outcome);
    }

    /**
     * What went on in an execution.
     *
     * @param change the row's new state; absent: the row stays as it is
     * @param outcome told on a committer's thread, so it must not block
     */
    public static Append next(
            UUID executionId,
            ShardEpoch shardEpoch,
            @Nullable RowState change,
            List<StoredEvent> events,
            Consumer<AppendOutcome> outcome) {
        return new Append(executionId, shardEpoch, null, change, events, outcome);
    }

    public UUID executionId() {
        return executionId;
    }

    /** The lease under which the append was decided. */
    public ShardEpoch shardEpoch() {
        return shardEpoch;
    }

    /** The row to be inserted, of an execution that begins. */
    public @Nullable ExecutionRow start() {
        return start;
    }

    /** The row's new state, if it changes. */
    public @Nullable RowState change() {
        return change;
    }

    public List<StoredEvent> events() {
        return events;
    }

    /** How long the texts are, roughly. */
    public long characters() {
        return characters;
    }

    /** Gives the append up; false if it is being written or has been. */
    public boolean withdraw() {
        return phase.compareAndSet(Phase.QUEUED, Phase.WITHDRAWN);
    }

    /** Claims the append for writing; false if it was withdrawn. */
    boolean take() {
        return phase.compareAndSet(Phase.QUEUED, Phase.TAKEN) || phase.get() == Phase.TAKEN;
    }

    void complete(AppendOutcome result) {
        outcome.accept(result);
    }

    private static long charactersOf(@Nullable ExecutionRow start, List<StoredEvent> events) {
        long sum = start == null ? 0 : start.input().length();
        for (StoredEvent event : events) {
            sum += event.details().length();
        }
        return sum;
    }
}
