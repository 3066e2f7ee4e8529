package dev.stepgraph.workflow.statemachine;

/** Where a state machine stands. */
public enum StateMachineStatus {
    /** Executions can be started. */
    ACTIVE,
    /** Nothing can be started; it is gone when its executions have ended. */
    DELETING,
    /** Gone, and its name is free; kept for the executions that ran it. */
    DELETED
}
