package dev.stepgraph.bench.script;

import dev.stepgraph.bench.report.Percentiles;

import java.time.Duration;

/**
 * What callers saw who asked again as soon as they were answered.
 *
 * @param times how long each answer took
 * @param length how long they asked
 */
public record RoundTrips(Percentiles times, Duration length) {

    private static final double NANOS = 1e9;

    /** How many answers there were in a second. */
    public double perSecond() {
        return times.count() * NANOS / length.toNanos();
    }

    /** The p50 in milliseconds. */
    public double median() {
        return times.millis(50);
    }

    /** The p99 in milliseconds. */
    public double tail() {
        return times.millis(99);
    }
}
