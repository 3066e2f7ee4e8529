package dev.stepgraph.bench.workload;

import dev.stepgraph.bench.load.HttpAnswer;
import dev.stepgraph.bench.load.Load;

import org.jspecify.annotations.Nullable;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Starts executions one after another; counts those that were acknowledged. */
final class StartLoad implements Load {

    private final Supplier<byte[]> requests;
    private final BooleanSupplier finished;
    private final BooleanSupplier held;
    private final Durations durations = new Durations();
    private final AtomicLong sent = new AtomicLong();
    private final AtomicLong acknowledged = new AtomicLong();
    private @Nullable String refusal;

    /**
     * @param requests the next request
     * @param finished whether there have been enough
     * @param held whether the next one has to wait, because too many are under way
     */
    StartLoad(Supplier<byte[]> requests, BooleanSupplier finished, BooleanSupplier held) {
        this.requests = requests;
        this.finished = finished;
        this.held = held;
    }

    @Override
    public byte @Nullable [] next() {
        if (held.getAsBoolean()) {
            return null;
        }
        sent.incrementAndGet();
        return requests.get();
    }

    @Override
    public boolean finished() {
        return refusal != null || finished.getAsBoolean();
    }

    @Override
    public void answered(HttpAnswer answer, long nanos) {
        if (answer.status() != 200) {
            refusal = answer.status() + " " + answer.text();
            return;
        }
        acknowledged.incrementAndGet();
        durations.add(nanos);
    }

    /** How many were sent. */
    long sent() {
        return sent.get();
    }

    /** How many were acknowledged. */
    long acknowledged() {
        return acknowledged.get();
    }

    /** How long the answers took. */
    Durations durations() {
        return durations;
    }

    /** Fails if any was refused, which none may be. */
    void requireNoRefusal() {
        if (refusal != null) {
            throw new IllegalStateException("a start was refused: " + refusal);
        }
    }
}
