package dev.stepgraph.gateway.resolver.script.worker;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;

/**
 * The processor time that one evaluation after another takes. Unlike the time on the clock, it says
 * something of the script alone, however busy the machine is. For one thread.
 */
final class Effort {

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private long before = now();

    /** What this thread has used since it asked last, or since the start. */
    Duration sinceLast() {
        long now = now();
        long used = now - before;
        before = now;
        return Duration.ofNanos(used);
    }

    private long now() {
        return threads.isCurrentThreadCpuTimeSupported()
                ? threads.getCurrentThreadCpuTime()
                : System.nanoTime();
    }
}
