package dev.stepgraph.bench.machine;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Notices when the whole machine stood still, as virtual ones do while they are moved or saved:
 * what was measured meanwhile says nothing.
 */
public final class StandstillWatch {

    private static final Duration TICK = Duration.ofMillis(100);

    /** A busy machine may let a thread wait for its turn; that long it does not. */
    private static final Duration NOTICED = Duration.ofSeconds(2);

    private final AtomicLong stoodStill = new AtomicLong();

    /** Watches from now on. */
    public StandstillWatch() {
        Thread.ofPlatform().daemon().name("standstill").start(this::watch);
    }

    /** For how long the machine has stood still so far, in all. */
    public Duration total() {
        return Duration.ofNanos(stoodStill.get());
    }

    private void watch() {
        long last = System.nanoTime();
        while (!Thread.currentThread().isInterrupted()) {
            LockSupport.parkNanos(TICK.toNanos());
            long now = System.nanoTime();
            if (now - last > NOTICED.toNanos()) {
                stoodStill.addAndGet(now - last);
            }
            last = now;
        }
    }
}
