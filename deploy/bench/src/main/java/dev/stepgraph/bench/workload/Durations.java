package dev.stepgraph.bench.workload;

import dev.stepgraph.bench.report.Percentiles;

import java.util.Arrays;

/** Many durations, kept at little cost. Used by one thread. */
final class Durations {

    private long[] nanos = new long[1_024];
    private int count;

    void add(long duration) {
        if (count == nanos.length) {
            nanos = Arrays.copyOf(nanos, count * 2);
        }
        nanos[count++] = duration;
    }

    int count() {
        return count;
    }

    Percentiles percentiles() {
        return new Percentiles(Arrays.copyOf(nanos, count));
    }
}
