package dev.stepgraph.workflow.execution;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/** Wakes those who wait for an execution to go on, wherever it was committed. */
final class ExecutionChanges {

    private final Map<UUID, CompletableFuture<Void>> waiting = new ConcurrentHashMap<>();

    /** Is done at the next change; to be asked for before looking how far the execution is. */
    CompletableFuture<Void> next(UUID executionId) {
        return waiting.computeIfAbsent(executionId, id -> new CompletableFuture<>());
    }

    /** The execution has changed. */
    void changed(UUID executionId) {
        CompletableFuture<Void> future = waiting.remove(executionId);
        if (future != null) {
            future.complete(null);
        }
    }

    /** Any execution may have changed. */
    void anyChanged() {
        waiting.keySet().forEach(this::changed);
    }

    /** Nobody waits for that any more. */
    void forget(UUID executionId, CompletableFuture<Void> future) {
        // Whoever else waits on it wakes up, finds nothing new, and asks again.
        if (waiting.remove(executionId, future)) {
            future.complete(null);
        }
    }
}
