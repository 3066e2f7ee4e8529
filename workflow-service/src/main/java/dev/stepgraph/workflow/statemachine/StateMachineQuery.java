package dev.stepgraph.workflow.statemachine;

import org.jspecify.annotations.Nullable;

/**
 * Which state machines are to be listed, by name.
 *
 * @param namePrefix with a name that begins so
 * @param afterName with a name that comes after that one
 * @param limit at most that many, at least 1
 */
public record StateMachineQuery(
        @Nullable String namePrefix, @Nullable String afterName, int limit) {

    public StateMachineQuery {
        if (limit < 1) {
            throw new IllegalArgumentException("the limit is less than 1: " + limit);
        }
    }
}
