package dev.stepgraph.workflow.observation;

import dev.stepgraph.workflow.engine.history.HistoryEventType;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;

/** What is counted of one state machine's executions. */
record StateMachineMeters(
        Counter started,
        Counter succeeded,
        Counter failed,
        Counter timedOut,
        Counter aborted,
        Timer time) {

    private static final String TAG = "StateMachineArn";

    static StateMachineMeters of(MeterRegistry registry, String arn) {
        return new StateMachineMeters(
                registry.counter("ExecutionsStarted", TAG, arn),
                registry.counter("ExecutionsSucceeded", TAG, arn),
                registry.counter("ExecutionsFailed", TAG, arn),
                registry.counter("ExecutionsTimedOut", TAG, arn),
                registry.counter("ExecutionsAborted", TAG, arn),
                registry.timer("ExecutionTime", TAG, arn));
    }

    /**
     * Counts an execution's last event.
     *
     * @return whether the execution has ended with it
     */
    boolean count(HistoryEventType last) {
        Counter counter =
                switch (last) {
                    case EXECUTION_SUCCEEDED -> succeeded;
                    case EXECUTION_FAILED -> failed;
                    case EXECUTION_TIMED_OUT -> timedOut;
                    case EXECUTION_ABORTED -> aborted;
                    default -> null;
                };
        if (counter == null) {
            return false;
        }
        counter.increment();
        return true;
    }
}
