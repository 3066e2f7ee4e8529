package dev.stepgraph.gateway.resolver.script.worker;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.Comparator;

/** What is left of the heap for the values of scripts. */
final class Memory {

    /** Beyond it collections follow each other ever faster, and free ever less. */
    private static final double FULL = 0.9;

    private final MemoryPoolMXBean longLived;

    Memory() {
        this.longLived =
                ManagementFactory.getMemoryPoolMXBeans().stream()
                        .filter(pool -> pool.getType() == MemoryType.HEAP)
                        .filter(MemoryPoolMXBean::isCollectionUsageThresholdSupported)
                        .max(Comparator.comparingLong(pool -> pool.getUsage().getMax()))
                        .orElseThrow();
        longLived.setCollectionUsageThreshold((long) (FULL * longLived.getUsage().getMax()));
    }

    /** Whether the last collection of all there is left hardly anything free. */
    boolean isShort() {
        return longLived.isCollectionUsageThresholdExceeded();
    }
}
