package dev.stepgraph.bench.workload;

import dev.stepgraph.bench.load.HttpAnswer;
import dev.stepgraph.bench.load.Load;

import org.jspecify.annotations.Nullable;

import java.util.function.Predicate;

/** One request over and over, until a deadline; counts the answers, which must all be good ones. */
final class RateLoad implements Load {

    private final byte[] request;
    private final Predicate<HttpAnswer> good;
    private final long deadline;
    private long answers;
    private @Nullable String failure;

    /**
     * @param good which answers are as they should be
     * @param deadline on the clock of {@link System#nanoTime}
     */
    RateLoad(byte[] request, Predicate<HttpAnswer> good, long deadline) {
        this.request = request;
        this.good = good;
        this.deadline = deadline;
    }

    @Override
    public byte @Nullable [] next() {
        return request;
    }

    @Override
    public boolean finished() {
        return failure != null || System.nanoTime() >= deadline;
    }

    @Override
    public void answered(HttpAnswer answer, long nanos) {
        if (good.test(answer)) {
            answers++;
        } else {
            failure = answer.status() + " " + answer.text();
        }
    }

    /** How many answers there were; fails if one was bad. */
    long answers() {
        if (failure != null) {
            throw new IllegalStateException("a bad answer: " + failure);
        }
        return answers;
    }
}
