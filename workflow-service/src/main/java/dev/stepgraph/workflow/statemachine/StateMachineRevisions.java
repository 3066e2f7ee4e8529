package dev.stepgraph.workflow.statemachine;

import java.util.UUID;

/** Where executions find what they run. */
public interface StateMachineRevisions {

    /**
     * The revision of that key; parsed once and kept.
     *
     * @throws IllegalArgumentException if there is none
     */
    StateMachineRevision revision(UUID id);
}
