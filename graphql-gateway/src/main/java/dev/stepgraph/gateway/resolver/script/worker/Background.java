package dev.stepgraph.gateway.resolver.script.worker;

import org.jspecify.annotations.Nullable;

import java.lang.foreign.Arena;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A thread for evaluations that others should not notice. On Linux it has a processor only as long
 * as nobody else wants it, and leaves it at once (SCHED_IDLE); a lower priority alone would have
 * others wait for the end of its turn.
 */
final class Background {

    private static final int SCHED_IDLE = 5;
    private static final int THIS_THREAD = 0;

    private final ExecutorService thread;

    Background(long stackBytes) {
        this.thread =
                Executors.newSingleThreadExecutor(task -> {
                    Thread suspects = new Thread(null, task, "suspects", stackBytes);
                    suspects.setDaemon(true);
                    return suspects;
                });
    }

    /**
     * Starts the thread; it can do no more than the one that calls this.
     *
     * @param calls absent where the system is another
     * @param setScheduler the number of that call
     */
    void start(@Nullable SystemCall calls, int setScheduler) {
        if (calls == null) {
            return;
        }
        call(() -> {
            try (Arena arena = Arena.ofConfined()) {
                long none = arena.allocate(Integer.BYTES, Integer.BYTES).address();
                return calls.call(setScheduler, THIS_THREAD, SCHED_IDLE, none);
            }
        });
    }

    /** Has it do something and waits for that. */
    <T> T call(Callable<T> task) {
        try {
            return thread.submit(task).get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
