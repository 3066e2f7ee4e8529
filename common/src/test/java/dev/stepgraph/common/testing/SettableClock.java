package dev.stepgraph.common.testing;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that stands still until a test moves it. */
public final class SettableClock implements InstantSource {

    private final AtomicReference<Instant> now;

    /** A clock that stands at an instant. */
    public SettableClock(Instant now) {
        this.now = new AtomicReference<>(now);
    }

    @Override
    public Instant instant() {
        return now.get();
    }

    /** Moves the clock to an instant, which may lie in the past, as it may on a real machine. */
    public void set(Instant instant) {
        now.set(instant);
    }

    /** Moves the clock on, and returns what it shows now. */
    public Instant advance(Duration duration) {
        return now.updateAndGet(before -> before.plus(duration));
    }
}
