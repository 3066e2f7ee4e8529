package dev.stepgraph.workflow.statemachine;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.UUID;

/**
 * A revision as its owner sees it.
 *
 * @param number 1 for what the state machine was created with
 * @param date since when it is the state machine's revision
 */
public record RevisionRecord(UUID id, int number, Instant date, StateMachineSettings settings) {

    /** The id that is shown: the first revision has none, as a state machine that never changed. */
    public @Nullable String shownId() {
        return number == 1 ? null : id.toString();
    }
}
