package dev.stepgraph.gateway.resolver.script.worker;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;

/**
 * The processor time that one evaluation takes. Unlike the time on the clock, it says something of
 * the script alone, however busy the machine is. Begins where it is created; for one thread.
 */
final class Effort {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final long before = now();

    /** What this thread has used since. */
    Duration spent() {
        return Duration.ofNanos(now() - before);
    }

    private static long now() {
        return THREADS.isCurrentThreadCpuTimeSupported()
                ? THREADS.getCurrentThreadCpuTime()
                : System.nanoTime();
    }
}
