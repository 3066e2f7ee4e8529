package dev.stepgraph.gateway.fairness;

import dev.stepgraph.gateway.linux.SpareTime;

import org.jspecify.annotations.Nullable;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Platform threads, as many as processors, for work that keeps one of those busy for milliseconds.
 * Nothing takes a processor away from a virtual thread, so a few of them with such work would hold
 * up everybody else's; among platform threads the system takes turns. For those who want much there
 * are as many again, which work only when nobody else does ({@link SpareTime}): where there is such
 * a time, since everybody stops for a collection until they have come to a point where they can.
 */
public final class BusyWork {

    private static final int IDLE_SECONDS = 10;

    private final BooleanSupplier isMachineFull;
    private final Executor threads;
    private final Executor spare;

    /**
     * Wakes those who wait for the spare ones. Whoever wakes a virtual thread may have to start the
     * thread that runs it, and what a spare thread starts is spare as well, for good.
     */
    private final Executor answers;

    /**
     * @param name of the threads, which end when there has been nothing to do for a while
     */
    public BusyWork(String name) {
        this(name, new MachineLoad()::isFull);
    }

    BusyWork(String name, BooleanSupplier isMachineFull) {
        this.isMachineFull = isMachineFull;
        int processors = Runtime.getRuntime().availableProcessors();
        this.threads = pool(processors, named(name));
        ThreadFactory named = named(name + "-spare");
        this.spare = pool(processors, task -> named.newThread(() -> inSpareTime(task)));
        ThreadPoolExecutor first =
                new ThreadPoolExecutor(
                        1,
                        1,
                        0,
                        TimeUnit.SECONDS,
                        new LinkedBlockingQueue<>(),
                        named(name + "-answers"));
        first.prestartAllCoreThreads();
        this.answers = first;
    }

    /** Does the work, while the calling thread waits; what it throws is thrown here. */
    public <T> T run(Supplier<T> work) {
        return run(work, threads, Runnable::run);
    }

    /**
     * Does the work, while the calling thread waits; what it throws is thrown here.
     *
     * @param share of the one it is done for, to which it counts; when not much of that is left, it
     *     is done when nobody else wants a processor, unless the machine is full
     */
    public <T> T run(Share share, Supplier<T> work) {
        if (!share.isLow() || isMachineFull.getAsBoolean()) {
            return run(() -> share.use(work));
        }
        return run(() -> share.use(work), spare, answers);
    }

    private static <T> T run(Supplier<T> work, Executor workers, Executor answers) {
        return CompletableFuture.supplyAsync(work, workers)
                .handleAsync(Outcome::new, answers)
                .join()
                .get();
    }

    /** What work came to: a result or a failure. */
    private record Outcome<T>(T result, @Nullable Throwable failure) {

        T get() {
            return switch (failure) {
                case null -> result;
                case CompletionException e when e.getCause() instanceof RuntimeException cause ->
                        throw cause;
                case CompletionException e when e.getCause() instanceof Error cause -> throw cause;
                default -> throw new CompletionException(failure);
            };
        }
    }

    private static void inSpareTime(Runnable task) {
        try {
            SpareTime.forThisThread();
        } finally {
            task.run();
        }
    }

    private static ThreadFactory named(String name) {
        return Thread.ofPlatform().daemon().name(name + "-", 0).factory();
    }

    private static Executor pool(int size, ThreadFactory factory) {
        ThreadPoolExecutor pool =
                new ThreadPoolExecutor(
                        size,
                        size,
                        IDLE_SECONDS,
                        TimeUnit.SECONDS,
                        new LinkedBlockingQueue<>(),
                        factory);
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }
}
