package dev.stepgraph.workflow.execution.shard;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * The database's clock, as far as this replica knows it: never ahead of it, since a reading is
 * taken to be from when the answer arrived, and never going back, unless the database's own does by
 * more than a second. To the microsecond, as the database keeps it.
 */
public final class DatabaseClock implements InstantSource {

    private static final Logger LOG = LoggerFactory.getLogger(DatabaseClock.class);

    private static final long JUMP_MICROS = 1_000_000;

    private final LongSupplier nanoTime;
    private final AtomicLong latest = new AtomicLong(Long.MIN_VALUE);

    /** Microseconds since 1970 at nanoTime 0. */
    private volatile long offset;

    private volatile boolean read;

    /**
     * @param nanoTime a clock that goes evenly: {@code System::nanoTime}
     */
    public DatabaseClock(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /**
     * Takes in a reading of the database's clock that has just arrived.
     *
     * @param asked what {@code nanoTime} showed before it was asked for
     */
    public synchronized void read(long asked, Instant shown) {
        long micros = shown.getEpochSecond() * 1_000_000 + shown.getNano() / 1_000;
        long least = micros - nanoTime.getAsLong() / 1_000;
        long most = micros - asked / 1_000;
        if (read && least <= offset && offset <= most) {
            return;
        }
        long jump = least - offset;
        if (read && Math.abs(jump) > JUMP_MICROS) {
            LOG.warn("The database's clock has jumped by {} ms", jump / 1_000);
            latest.set(Long.MIN_VALUE);
        }
        offset = least;
        read = true;
    }

    @Override
    public Instant instant() {
        if (!read) {
            throw new IllegalStateException("the database's clock has not been read yet");
        }
        long micros = nanoTime.getAsLong() / 1_000 + offset;
        long shown = latest.accumulateAndGet(micros, Math::max);
        return Instant.ofEpochSecond(
                Math.floorDiv(shown, 1_000_000), Math.floorMod(shown, 1_000_000) * 1_000L);
    }
}
