package dev.stepgraph.workflow.asl.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * States and the one to begin with: a state machine's top level, a branch of a Parallel state, or
 * the item processor of a Map state. States refer only to states of their own graph.
 *
 * @param startAt the name of the first state; it is one of {@code states}
 * @param states the states by name, in the definition's order
 */
public record StateGraph(String startAt, Map<String, State> states) {

    public StateGraph {
        states = Collections.unmodifiableMap(new LinkedHashMap<>(states));
        if (!states.containsKey(startAt)) {
            throw new IllegalArgumentException("StartAt names no state: " + startAt);
        }
    }

    /** The state of that name. */
    public State state(String name) {
        State state = states.get(name);
        if (state == null) {
            throw new IllegalArgumentException("no state is named " + name);
        }
        return state;
    }
}
