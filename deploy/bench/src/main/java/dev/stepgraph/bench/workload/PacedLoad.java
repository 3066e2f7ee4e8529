package dev.stepgraph.bench.workload;

import dev.stepgraph.bench.load.HttpAnswer;
import dev.stepgraph.bench.load.Load;
import dev.stepgraph.bench.report.Percentiles;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.function.Predicate;

/**
 * One request at even distances, as somebody sends it who leaves the machine room; tells how long
 * each took.
 */
final class PacedLoad implements Load {

    private final byte[] request;
    private final Predicate<HttpAnswer> good;
    private final long between;
    private final long end;
    private final Durations durations = new Durations();
    private long due;
    private @Nullable String failure;

    /**
     * @param good which answers are as they should be
     * @param between from one to the next
     * @param length how long it goes on
     */
    PacedLoad(byte[] request, Predicate<HttpAnswer> good, Duration between, Duration length) {
        this.request = request;
        this.good = good;
        this.between = between.toNanos();
        this.due = System.nanoTime();
        this.end = due + length.toNanos();
    }

    @Override
    public byte @Nullable [] next() {
        if (System.nanoTime() < due) {
            return null;
        }
        due += between;
        return request;
    }

    @Override
    public boolean finished() {
        return failure != null || System.nanoTime() >= end;
    }

    @Override
    public void answered(HttpAnswer answer, long nanos) {
        durations.add(nanos);
        if (!good.test(answer)) {
            failure = answer.status() + " " + answer.text();
        }
    }

    /** How long the answers took; fails if one was bad. */
    Percentiles durations() {
        if (failure != null) {
            throw new IllegalStateException("a bad answer: " + failure);
        }
        return durations.percentiles();
    }
}
