package dev.stepgraph.workflow.statemachine;

import java.util.UUID;

/**
 * A state machine as its owner sees it.
 *
 * @param revision what it is now, or what it was when an execution ran it
 */
public record StateMachine(UUID id, StateMachineSummary summary, RevisionRecord revision) {}
