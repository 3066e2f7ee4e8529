package dev.stepgraph.workflow.engine;

/** Where an execution stands. Every status but RUNNING is terminal. */
public enum ExecutionStatus {
    RUNNING,
    SUCCEEDED,
    FAILED,
    TIMED_OUT,
    ABORTED;

    /** Whether the execution has ended. */
    public boolean terminal() {
        return this != RUNNING;
    }
}
