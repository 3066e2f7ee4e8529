package dev.stepgraph.workflow.fault;

import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;

/**
 * Notices when the machine itself stands still or is too busy to run anybody: what is measured in
 * such a time says nothing about the service.
 */
final class Stalls implements AutoCloseable {

    private static final long BEAT = Duration.ofMillis(20).toNanos();

    /** Less is everyday life. */
    private static final long LEAST = Duration.ofMillis(50).toNanos();

    private record Stall(long from, long nanos) {}

    private final Queue<Stall> stalls = new ConcurrentLinkedQueue<>();
    private final Thread thread = Thread.ofPlatform().name("stalls").daemon().start(this::beat);
    private volatile boolean closed;

    /** For how long the machine stood still since that reading of {@link System#nanoTime}. */
    Duration since(long from) {
        return Duration.ofNanos(
                stalls.stream()
                        .filter(stall -> stall.from() - from >= 0)
                        .mapToLong(Stall::nanos)
                        .sum());
    }

    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
    }

    private void beat() {
        long last = System.nanoTime();
        while (!closed) {
            LockSupport.parkNanos(BEAT);
            long now = System.nanoTime();
            long late = now - last - BEAT;
            if (late > LEAST) {
                stalls.add(new Stall(last, late));
            }
            last = now;
        }
    }
}
