package dev.stepgraph.workflow.engine;

import dev.stepgraph.workflow.asl.model.StateMachineDefinition;
import dev.stepgraph.workflow.engine.history.HistoryEvent;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.time.Instant;
import java.util.List;

/**
 * An execution as its history left it: the fold of its events. Not safe for use by several threads
 * at once.
 */
public final class Execution {

    private final ExecutionIdentity identity;
    private final StateMachineDefinition definition;
    private long lastEventId;
    private ExecutionStatus status = ExecutionStatus.RUNNING;

    /** An execution without a history yet. */
    public Execution(ExecutionIdentity identity, StateMachineDefinition definition) {
        this.identity = identity;
        this.definition = definition;
    }

    /** Folds one more event in. Events come in the order of their ids and ordinals. */
    public void evolve(HistoryEvent event) {
        lastEventId = event.id();
    }

    public ExecutionIdentity identity() {
        return identity;
    }

    public StateMachineDefinition definition() {
        return definition;
    }

    public ExecutionStatus status() {
        return status;
    }

    /** The number of the last shown event; 0 before the first. */
    public long lastEventId() {
        return lastEventId;
    }

    /** The ordinal of the last event: 0 unless it is one of the engine's own. */
    public int lastOrdinal() {
        return 0;
    }

    /** When the execution started; null before its first event. */
    public @Nullable Instant startedAt() {
        return null;
    }

    /** When the execution ended; null while it runs. */
    public @Nullable Instant stoppedAt() {
        return null;
    }

    /** What a successful execution yielded; null otherwise. */
    public @Nullable JsonNode output() {
        return null;
    }

    /** How an unsuccessful execution ended; null otherwise. */
    public @Nullable ErrorOutput failure() {
        return null;
    }

    /** The next instant at which something in it is due; null if nothing waits for time. */
    public @Nullable Instant nextTimer() {
        return null;
    }

    /**
     * The attempts that are being carried out by this service, to be handed out again after a
     * takeover.
     */
    public List<Effect.InvokeTask> openTasks() {
        return List.of();
    }

    /** Whether a burst was cut, so that the execution must be given ContinueExecution. */
    public boolean unfinished() {
        return false;
    }
}
