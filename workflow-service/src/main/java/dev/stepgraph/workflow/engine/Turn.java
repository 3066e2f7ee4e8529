package dev.stepgraph.workflow.engine;

import dev.stepgraph.workflow.asl.model.State;
import dev.stepgraph.workflow.asl.path.EvaluationFailure;
import dev.stepgraph.workflow.asl.path.EvaluationScope;
import dev.stepgraph.workflow.asl.path.WorkBudget;
import dev.stepgraph.workflow.engine.history.EventDetails;
import dev.stepgraph.workflow.engine.history.HistoryEventType;

import tools.jackson.databind.JsonNode;

import java.time.Instant;
import java.util.Objects;
import java.util.random.RandomGenerator;

/** What a state handler may do while it is its frame's turn. */
public final class Turn {

    private final Burst burst;
    private final Frame frame;
    private final TaskTokenSource tokens;
    private final RandomGenerator chance;
    private final WorkBudget budget = new WorkBudget();

    Turn(Burst burst, Frame frame, TaskTokenSource tokens, RandomGenerator chance) {
        this.burst = burst;
        this.frame = frame;
        this.tokens = tokens;
        this.chance = chance;
    }

    /** Whose turn it is. */
    public Frame frame() {
        return frame;
    }

    /** The instant of the decision. */
    public Instant now() {
        return burst.now();
    }

    /** The engine's limits. */
    public EngineLimits limits() {
        return burst.limits();
    }

    /** The region that histories name. */
    public String region() {
        return burst.execution().identity().region();
    }

    /** Where expressions of the current state are evaluated over that input. */
    public EvaluationScope scope(JsonNode input) {
        return new StateScope(
                input,
                new ContextObject(this, frame.state(), frame.enteredAt(), null),
                chance,
                budget);
    }

    /** The same for a state that is just about to be entered. */
    public EvaluationScope scopeOf(State entering, JsonNode input) {
        return new StateScope(
                input, new ContextObject(this, entering, now(), null), chance, budget);
    }

    /** Where a Map state's item selector is evaluated for one item. */
    public EvaluationScope itemScope(JsonNode input, int index, JsonNode items) {
        JsonNode item = ContextObject.item(index, items);
        return new StateScope(
                input,
                new ContextObject(this, frame.state(), frame.enteredAt(), item),
                chance,
                budget);
    }

    /** The token of the attempt that the next event schedules. */
    public String nextTaskToken() {
        Execution execution = burst.execution();
        return tokens.token(execution.identity().id(), execution.lastEventId() + 1);
    }

    /** Adds an event that hangs on the frame's last one. */
    public void emit(HistoryEventType type, EventDetails details) {
        burst.emit(frame, frame.lastEventId(), type, details);
    }

    /** Whether the burst has room for no more events. */
    public boolean burstFull() {
        return burst.full();
    }

    /** The branches that the frame's state waits for. */
    public Join join() {
        if (frame.phase() instanceof Phase.Joining joining) {
            return joining.join();
        }
        throw new IllegalStateException("no branches in " + frame.state().name());
    }

    /**
     * Fails the state's work for an output that is too large; its own Retry and Catch are not
     * asked.
     */
    public void failTooLarge() {
        Failures.failForGood(this, TaskOutcomes.tooLarge(frame.state().name()));
    }

    /** Fails the state's work. */
    public void fail(ErrorOutput failure) {
        Failures.handle(this, failure, true);
    }

    /** The failure of the current state that an evaluation came to. */
    public ErrorOutput failure(EvaluationFailure failure) {
        return new ErrorOutput(
                failure.error().text(),
                causeOf(Objects.requireNonNullElse(failure.getMessage(), "")));
    }

    private String causeOf(String message) {
        return "An error occurred while executing the state '%s' (entered at the event id #%d). %s"
                .formatted(frame.state().name(), frame.enteredEventId(), message);
    }

    RandomGenerator chance() {
        return chance;
    }

    Burst burst() {
        return burst;
    }

    /** The turn of another frame in the same burst. */
    Turn of(Frame other) {
        return new Turn(burst, other, tokens, chance);
    }
}
