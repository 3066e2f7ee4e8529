package dev.stepgraph.workflow.execution;

import dev.stepgraph.common.aws.AwsErrorCode;
import dev.stepgraph.common.aws.AwsException;
import dev.stepgraph.workflow.engine.ExecutionIdentity;
import dev.stepgraph.workflow.engine.history.HistoryEvent;
import dev.stepgraph.workflow.engine.history.HistoryEventType;
import dev.stepgraph.workflow.execution.store.ExecutionStore;
import dev.stepgraph.workflow.statemachine.StateMachineType;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How many executions run: counted in the database now and then, and carried on in between by what
 * this replica starts and ends.
 */
final class OpenExecutions implements CommittedListener {

    private final ExecutionStore store;
    private final long most;
    private final AtomicLong running = new AtomicLong();

    OpenExecutions(ExecutionStore store, long most) {
        this.store = store;
        this.most = most;
    }

    /** Refuses a start beyond the limit. */
    void checkLimit() {
        if (running.get() >= most) {
            throw new AwsException(
                    AwsErrorCode.ExecutionLimitExceeded,
                    "The maximum number of open executions is reached: " + most);
        }
    }

    /** Counts anew; one more than the limit is enough to know. */
    void refresh() {
        running.set(store.countRunning(most + 1));
    }

    /** How many executions run, roughly. */
    long running() {
        return running.get();
    }

    @Override
    public void committed(
            ExecutionIdentity execution, StateMachineType type, List<HistoryEvent> events) {
        if (type != StateMachineType.STANDARD) {
            return;
        }
        int change = 0;
        if (events.getFirst().type() == HistoryEventType.EXECUTION_STARTED) {
            change++;
        }
        if (ends(events.getLast().type())) {
            change--;
        }
        if (change != 0) {
            running.addAndGet(change);
        }
    }

    private static boolean ends(HistoryEventType type) {
        return switch (type) {
            case EXECUTION_SUCCEEDED, EXECUTION_FAILED, EXECUTION_ABORTED, EXECUTION_TIMED_OUT ->
                    true;
            default -> false;
        };
    }
}
