package dev.stepgraph.bench.report;

import java.util.Arrays;

/** How durations, in nanoseconds, are spread. */
public final class Percentiles {

    private static final double NANOS_PER_MILLI = 1e6;

    private final long[] sorted;

    /** Of at least one duration. */
    public Percentiles(long[] nanos) {
        if (nanos.length == 0) {
            throw new IllegalArgumentException("no durations");
        }
        sorted = nanos.clone();
        Arrays.sort(sorted);
    }

    /**
     * The smallest duration, in milliseconds, that at least so many percent of all do not exceed.
     *
     * @param percent above 0, at most 100
     */
    public double millis(double percent) {
        int rank = (int) Math.ceil(percent / 100 * sorted.length);
        return sorted[Math.clamp(rank, 1, sorted.length) - 1] / NANOS_PER_MILLI;
    }

    /** How many there are. */
    public int count() {
        return sorted.length;
    }
}
