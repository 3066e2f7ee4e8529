package dev.stepgraph.workflow.engine;

import dev.stepgraph.workflow.engine.history.EventDetails;
import dev.stepgraph.workflow.engine.history.HistoryEvent;
import dev.stepgraph.workflow.engine.history.HistoryEventType;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;

/** The events and effects of one decision, as they come to be. */
final class Burst {

    private static final Set<HistoryEventType> LAST =
            Set.of(
                    HistoryEventType.EXECUTION_SUCCEEDED,
                    HistoryEventType.EXECUTION_FAILED,
                    HistoryEventType.EXECUTION_ABORTED,
                    HistoryEventType.EXECUTION_TIMED_OUT);

    private final Execution execution;
    private final Instant now;
    private final EngineLimits limits;
    private final List<HistoryEvent> events = new ArrayList<>();
    private final List<Effect> effects = new ArrayList<>();
    private final Deque<Frame> queue = new ArrayDeque<>();

    Burst(Execution execution, Instant now, EngineLimits limits) {
        this.execution = execution;
        this.now = now;
        this.limits = limits;
    }

    Execution execution() {
        return execution;
    }

    Instant now() {
        return now;
    }

    EngineLimits limits() {
        return limits;
    }

    /**
     * Adds an event that AWS shows and folds it in.
     *
     * @throws HistoryFull if only the event that ends the execution still has room
     */
    void emit(int branch, long previousId, HistoryEventType type, EventDetails details) {
        long id = execution.lastEventId() + 1;
        if (id >= limits.maxEvents() && !LAST.contains(type)) {
            throw new HistoryFull();
        }
        add(new HistoryEvent(id, 0, previousId, type, now, branch, details));
    }

    /** The same, in the branch of that frame. */
    void emit(Frame frame, long previousId, HistoryEventType type, EventDetails details) {
        emit(frame.number(), previousId, type, details);
    }

    /** Adds an event of the engine's own and folds it in. */
    void note(Frame frame, HistoryEventType type, EventDetails details) {
        add(
                new HistoryEvent(
                        execution.lastEventId(),
                        execution.lastOrdinal() + 1,
                        frame.lastEventId(),
                        type,
                        now,
                        frame.number(),
                        details));
    }

    private void add(HistoryEvent event) {
        if (LAST.contains(event.type())) {
            execution.openTasks().forEach(task -> cancel(task.scheduledEventId()));
        }
        int before = execution.nextBranch();
        events.add(event);
        execution.evolve(event);
        for (int branch = before; branch < execution.nextBranch(); branch++) {
            queue.add(execution.frame(branch));
        }
    }

    void effect(Effect effect) {
        effects.add(effect);
    }

    /** Gives up whatever a frame that is cut off is carrying out. */
    void cancel(Frame frame) {
        if (frame.phase() instanceof Phase.Running running && !running.submitted()) {
            cancel(running.attempt().scheduledEventId());
        }
    }

    private void cancel(long scheduledEventId) {
        boolean notYetBegun =
                effects.removeIf(effect ->
                        effect instanceof Effect.InvokeTask task
                                && task.scheduledEventId() == scheduledEventId);
        if (!notYetBegun) {
            effects.add(new Effect.CancelTask(scheduledEventId));
        }
    }

    /** Has a frame taken up again in its turn. */
    void enqueue(Frame frame) {
        queue.add(frame);
    }

    /** The next frame to take up, or null when none is left. */
    @Nullable Frame nextFrame() {
        return queue.poll();
    }

    boolean full() {
        return events.size() >= limits.maxBurst();
    }

    Decision decision(Decision.Verdict verdict) {
        return new Decision(
                List.copyOf(events), List.copyOf(effects), execution.unfinished(), verdict);
    }

    /** There is no room for another event but the last. */
    static final class HistoryFull extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private HistoryFull() {
            super("the history is full", null, false, false);
        }
    }
}
