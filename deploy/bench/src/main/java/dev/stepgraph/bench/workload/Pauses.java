package dev.stepgraph.bench.workload;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Waits between two looks at something that cannot tell us that it is done. */
final class Pauses {

    private Pauses() {}

    static void pause(Duration length) {
        LockSupport.parkNanos(length.toNanos());
    }
}
