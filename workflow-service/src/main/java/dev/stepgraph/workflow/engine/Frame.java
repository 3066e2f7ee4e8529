package dev.stepgraph.workflow.engine;

import dev.stepgraph.workflow.asl.model.State;
import dev.stepgraph.workflow.asl.model.StateGraph;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.time.Instant;
import java.util.Arrays;

/**
 * One walk through one graph of states: the top level, a branch of a Parallel state, or an
 * iteration of a Map state.
 */
public final class Frame {

    private final int number;
    private final @Nullable Frame parent;
    private final int index;
    private final StateGraph graph;
    private Phase phase;
    private long lastEventId;
    private @Nullable JsonNode data;
    private @Nullable State state;
    private long enteredEventId;
    private Instant enteredAt = Instant.EPOCH;
    private int[] retries = {};
    private int retryCount;

    /**
     * @param number the branch number that its events carry
     * @param index which branch or iteration of the parent it is
     * @param led the event that led to it
     * @param data the first state's input; null if it is still to be computed
     */
    Frame(
            int number,
            @Nullable Frame parent,
            int index,
            StateGraph graph,
            long led,
            @Nullable JsonNode data) {
        this.number = number;
        this.parent = parent;
        this.index = index;
        this.graph = graph;
        this.lastEventId = led;
        this.data = data;
        this.phase = new Phase.Ready(graph.startAt());
    }

    /** The branch number that its events carry; 0 is the top level. */
    public int number() {
        return number;
    }

    /** The frame whose Parallel or Map state this one belongs to; null at the top level. */
    public @Nullable Frame parent() {
        return parent;
    }

    /** Which branch or iteration of the parent it is, from 0. */
    public int index() {
        return index;
    }

    /** The graph that it walks through. */
    public StateGraph graph() {
        return graph;
    }

    /** Where it stands. */
    public Phase phase() {
        return phase;
    }

    /** The event on which the next one hangs. */
    public long lastEventId() {
        return lastEventId;
    }

    /** Whether the first state's input is still to be computed. */
    public boolean awaitsInput() {
        return data == null;
    }

    /** The raw input of the current state, or the output of the last one. */
    public JsonNode data() {
        if (data == null) {
            throw new IllegalStateException("the input of frame " + number + " is not computed");
        }
        return data;
    }

    /** The state that was entered last. */
    public State state() {
        if (state == null) {
            throw new IllegalStateException("frame " + number + " has entered no state");
        }
        return state;
    }

    /** Whether it is in a state: it has entered one and has not left it. */
    public boolean entered() {
        return state != null && !(phase instanceof Phase.Ready) && !(phase instanceof Phase.Done);
    }

    /** The event by which the current state was entered. */
    public long enteredEventId() {
        return enteredEventId;
    }

    /** When the current state was entered. */
    public Instant enteredAt() {
        return enteredAt;
    }

    /** How often the current state was retried, by whichever retrier. */
    public int retryCount() {
        return retryCount;
    }

    /** How often the retrier of that position has retried the current state. */
    public int retriesOf(int retrier) {
        return retrier < retries.length ? retries[retrier] : 0;
    }

    /** Gives a Map iteration its input. */
    void data(JsonNode computed) {
        this.data = computed;
    }

    void phase(Phase next) {
        this.phase = next;
    }

    void ledTo(long eventId) {
        this.lastEventId = eventId;
    }

    void enter(State entered, JsonNode input, long eventId, Instant at) {
        this.state = entered;
        this.data = input;
        this.enteredEventId = eventId;
        this.enteredAt = at;
        this.retries = new int[0];
        this.retryCount = 0;
    }

    void exit(JsonNode output, @Nullable String next) {
        this.data = output;
        this.phase = next == null ? new Phase.Done() : new Phase.Ready(next);
    }

    void retry(int retrier, Instant at) {
        if (retrier >= retries.length) {
            retries = Arrays.copyOf(retries, retrier + 1);
        }
        retries[retrier]++;
        retryCount++;
        this.phase = new Phase.Retrying(at);
    }
}
