package dev.stepgraph.workflow.execution;

import dev.stepgraph.workflow.engine.history.HistoryEvent;
import dev.stepgraph.workflow.execution.store.ExecutionStore;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Follows executions as they go on, in whatever replica they run. */
public class ExecutionEvents {

    /** A change that was not heard of is found after that time. */
    private static final Duration LOOK = Duration.ofSeconds(2);

    private final ExecutionStore store;
    private final ExecutionChanges changes;

    ExecutionEvents(ExecutionStore store, ExecutionChanges changes) {
        this.store = store;
        this.changes = changes;
    }

    /**
     * The shown events after one that is known, waiting for the first of them.
     *
     * @param afterId the last event that is known; 0 for none
     * @param limit at most that many
     * @param patience how long to wait
     * @return the events in order; none if there were none in that time
     */
    public List<HistoryEvent> await(UUID executionId, long afterId, int limit, Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (true) {
            CompletableFuture<Void> change = changes.next(executionId);
            List<HistoryEvent> events = store.historyAfter(executionId, afterId, limit);
            long left = deadline - System.nanoTime();
            if (!events.isEmpty() || left <= 0) {
                changes.forget(executionId, change);
                return events;
            }
            waitFor(executionId, change, Math.min(left, LOOK.toNanos()));
        }
    }

    private void waitFor(UUID executionId, CompletableFuture<Void> change, long nanos) {
        try {
            change.get(nanos, TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            changes.forget(executionId, change);
        } catch (InterruptedException e) {
            changes.forget(executionId, change);
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while following " + executionId, e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a change cannot fail", e);
        }
    }
}
