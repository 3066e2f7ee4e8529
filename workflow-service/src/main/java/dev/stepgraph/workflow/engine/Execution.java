package dev.stepgraph.workflow.engine;

import dev.stepgraph.workflow.asl.model.StateMachineDefinition;
import dev.stepgraph.workflow.asl.model.TaskState;
import dev.stepgraph.workflow.engine.history.EventDetails.ExecutionFailed;
import dev.stepgraph.workflow.engine.history.EventDetails.ExecutionStarted;
import dev.stepgraph.workflow.engine.history.EventDetails.ExecutionSucceeded;
import dev.stepgraph.workflow.engine.history.HistoryEvent;
import dev.stepgraph.workflow.engine.history.HistoryEventType;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An execution as its history left it: the fold of its events. Not safe for use by several threads
 * at once.
 */
public final class Execution {

    private final ExecutionIdentity identity;
    private final StateMachineDefinition definition;
    private final Map<Integer, Frame> frames = new LinkedHashMap<>();
    private int nextBranch = 1;
    private ExecutionStatus status = ExecutionStatus.RUNNING;
    private long lastEventId;
    private int lastOrdinal;
    private @Nullable Instant startedAt;
    private @Nullable Instant stoppedAt;
    private @Nullable Instant deadline;
    private @Nullable JsonNode input;
    private @Nullable JsonNode output;
    private @Nullable ErrorOutput failure;

    /** An execution without a history yet. */
    public Execution(ExecutionIdentity identity, StateMachineDefinition definition) {
        this.identity = identity;
        this.definition = definition;
    }

    /** Folds one more event in. Events come in the order of their ids and ordinals. */
    public void evolve(HistoryEvent event) {
        lastEventId = event.id();
        lastOrdinal = event.ordinal();
        switch (event.details()) {
            case ExecutionStarted started -> start(started, event);
            case ExecutionSucceeded succeeded -> {
                output = succeeded.output();
                end(ExecutionStatus.SUCCEEDED, event.timestamp());
            }
            case ExecutionFailed failed -> endUnsuccessfully(failed, event);
            default -> {
                // What is said of an aborted state comes after the branch it was in is gone.
                if (!event.type().abortsState()) {
                    FrameEvolution.evolve(this, frame(event.branch()), event);
                }
            }
        }
    }

    private void start(ExecutionStarted started, HistoryEvent event) {
        startedAt = event.timestamp();
        input = started.input();
        definition.timeoutSeconds().ifPresent(s -> deadline = event.timestamp().plusSeconds(s));
        frames.put(0, new Frame(0, null, 0, definition.graph(), 0, started.input()));
    }

    private void endUnsuccessfully(ExecutionFailed failed, HistoryEvent event) {
        switch (event.type()) {
            case EXECUTION_TIMED_OUT -> end(ExecutionStatus.TIMED_OUT, event.timestamp());
            case EXECUTION_ABORTED -> end(ExecutionStatus.ABORTED, event.timestamp());
            default -> end(ExecutionStatus.FAILED, event.timestamp());
        }
        if (event.type() != HistoryEventType.EXECUTION_TIMED_OUT) {
            failure = new ErrorOutput(failed.error(), failed.cause());
        }
    }

    private void end(ExecutionStatus terminal, Instant at) {
        status = terminal;
        stoppedAt = at;
        frames.clear();
    }

    /** Who the execution is. */
    public ExecutionIdentity identity() {
        return identity;
    }

    /** What it runs. */
    public StateMachineDefinition definition() {
        return definition;
    }

    /** Where it stands. */
    public ExecutionStatus status() {
        return status;
    }

    /** The number of the last shown event; 0 before the first. */
    public long lastEventId() {
        return lastEventId;
    }

    /** The ordinal of the last event: 0 unless it is one of the engine's own. */
    public int lastOrdinal() {
        return lastOrdinal;
    }

    /** When the execution started; null before its first event. */
    public @Nullable Instant startedAt() {
        return startedAt;
    }

    /** When the execution ended; null while it runs. */
    public @Nullable Instant stoppedAt() {
        return stoppedAt;
    }

    /** When the execution as a whole times out; null if it may run on. */
    public @Nullable Instant deadline() {
        return deadline;
    }

    /** What the execution was started with; null before its first event. */
    public @Nullable JsonNode input() {
        return input;
    }

    /** What a successful execution yielded; null otherwise. */
    public @Nullable JsonNode output() {
        return output;
    }

    /** How a failed or stopped execution ended; null otherwise, and null if it timed out. */
    public @Nullable ErrorOutput failure() {
        return failure;
    }

    /** The next instant at which something in it is due; null if nothing waits for time. */
    public @Nullable Instant nextTimer() {
        Instant next = status.terminal() ? null : deadline;
        for (Frame frame : frames.values()) {
            next = Instants.earlier(next, frame.phase().due());
        }
        return next;
    }

    /**
     * The attempts that are being carried out by this service, to be handed out again after a
     * takeover.
     */
    public List<Effect.InvokeTask> openTasks() {
        List<Effect.InvokeTask> open = new ArrayList<>();
        for (Frame frame : frames.values()) {
            if (frame.phase() instanceof Phase.Running running && !running.submitted()) {
                open.add(invocation(frame, running.attempt()));
            }
        }
        return open;
    }

    /** Whether a burst was cut, so that the execution must be given ContinueExecution. */
    public boolean unfinished() {
        return frames.values().stream().anyMatch(Steps::runnable);
    }

    static Effect.InvokeTask invocation(Frame frame, TaskAttempt attempt) {
        TaskState state = (TaskState) frame.state();
        return new Effect.InvokeTask(
                attempt.scheduledEventId(),
                state.resource(),
                attempt.parameters(),
                attempt.timeoutAt());
    }

    /** The frames that have not ended, oldest first. */
    Collection<Frame> frames() {
        return frames.values();
    }

    /** The frame of that number. */
    Frame frame(int number) {
        Frame frame = frames.get(number);
        if (frame == null) {
            throw new IllegalStateException(
                    "no frame " + number + " in execution " + identity.id());
        }
        return frame;
    }

    /** Whether a frame has ended, together with its branch or with the execution. */
    boolean gone(Frame frame) {
        return frames.get(frame.number()) != frame;
    }

    /** The frame in which that attempt is open; null if there is none. */
    @Nullable Frame frameOfTask(long scheduledEventId) {
        for (Frame frame : frames.values()) {
            if (frame.phase() instanceof Phase.Running running
                    && running.attempt().scheduledEventId() == scheduledEventId) {
                return frame;
            }
        }
        return null;
    }

    /** The number of the next frame to be made. */
    int nextBranch() {
        return nextBranch;
    }

    void add(Frame frame) {
        frames.put(frame.number(), frame);
        nextBranch = frame.number() + 1;
    }

    /** Removes a frame and all that belongs to it. */
    void remove(Frame frame) {
        frames.remove(frame.number());
        if (frame.phase() instanceof Phase.Joining joining) {
            joining.join().running().forEach(this::remove);
        }
    }
}
