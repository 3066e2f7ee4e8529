package dev.stepgraph.workflow.execution.store;

import dev.stepgraph.workflow.engine.ExecutionStatus;

/** The numbers by which statuses are stored; they never change. */
final class StatusCode {

    private StatusCode() {}

    static int of(ExecutionStatus status) {
        return switch (status) {
            case RUNNING -> 0;
            case SUCCEEDED -> 1;
            case FAILED -> 2;
            case TIMED_OUT -> 3;
            case ABORTED -> 4;
        };
    }

    static ExecutionStatus status(int code) {
        return switch (code) {
            case 0 -> ExecutionStatus.RUNNING;
            case 1 -> ExecutionStatus.SUCCEEDED;
            case 2 -> ExecutionStatus.FAILED;
            case 3 -> ExecutionStatus.TIMED_OUT;
            case 4 -> ExecutionStatus.ABORTED;
            default -> throw new IllegalArgumentException("no status has the number " + code);
        };
    }
}
