package dev.stepgraph.gateway.fairness;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Platform threads, as many as processors, for work that keeps one of those busy for milliseconds.
 * Nothing takes a processor away from a virtual thread, so a few of them with such work would hold
 * up everybody else's; among platform threads the system takes turns.
 */
public final class BusyWork {

    private static final int IDLE_SECONDS = 10;

    private final Executor threads;

    /**
     * @param name of the threads, which end when there has been nothing to do for a while
     */
    public BusyWork(String name) {
        int processors = Runtime.getRuntime().availableProcessors();
        ThreadPoolExecutor pool =
                new ThreadPoolExecutor(
                        processors,
                        processors,
                        IDLE_SECONDS,
                        TimeUnit.SECONDS,
                        new LinkedBlockingQueue<>(),
                        Thread.ofPlatform().daemon().name(name + "-", 0).factory());
        pool.allowCoreThreadTimeOut(true);
        this.threads = pool;
    }

    /** Does the work, while the calling thread waits; what it throws is thrown here. */
    public <T> T run(Supplier<T> work) {
        try {
            return CompletableFuture.supplyAsync(work, threads).join();
        } catch (CompletionException e) {
            switch (e.getCause()) {
                case RuntimeException failure -> throw failure;
                case Error failure -> throw failure;
                case null, default -> throw e;
            }
        }
    }
}
