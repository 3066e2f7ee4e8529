package dev.stepgraph.workflow.statemachine;

/** How executions of a state machine run. */
public enum StateMachineType {
    /** Durable, each transition once, up to a year. */
    STANDARD,
    /** In memory, up to five minutes. */
    EXPRESS
}
