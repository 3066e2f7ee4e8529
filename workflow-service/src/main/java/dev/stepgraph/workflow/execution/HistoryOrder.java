package dev.stepgraph.workflow.execution;

/** From which end a history is read. */
public enum HistoryOrder {
    /** The first event first. */
    FORWARD,
    /** The last event first. */
    REVERSE
}
