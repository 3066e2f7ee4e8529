package dev.stepgraph.gateway.fairness;

import com.sun.management.OperatingSystemMXBean;

import java.lang.management.ManagementFactory;
import java.time.Duration;

/** How busy the machine's processors are, or those of the container, whoever keeps them busy. */
final class MachineLoad {

    private static final double FULL = 0.9;

    /** In nanoseconds: what is told is the mean between two looks. */
    private static final long BETWEEN_LOOKS = Duration.ofMillis(50).toNanos();

    private final OperatingSystemMXBean system =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    private long lookedAt = System.nanoTime() - BETWEEN_LOOKS;
    private boolean full;

    /** Whether hardly any of their time is left over; false where that cannot be told. */
    synchronized boolean isFull() {
        long now = System.nanoTime();
        if (now - lookedAt >= BETWEEN_LOOKS) {
            lookedAt = now;
            full = system.getCpuLoad() > FULL;
        }
        return full;
    }
}
