package dev.stepgraph.workflow.execution.shard;

import java.time.Instant;
import java.time.temporal.ChronoField;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;

/**
 * Ids of executions: UUIDs of version 7, which are ordered by time, and whose last 16 bits name the
 * shard.
 *
 * <p>The 12 bits behind the milliseconds are their fraction (RFC 9562, section 6.2, method 3), so
 * ids of one millisecond are ordered too. Those that one replica gives out are always increasing:
 * an instant that comes again, or late, gets the fraction that follows the last one.
 */
public final class ExecutionIds {

    private static final long VERSION_7 = 0x7000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;
    private static final long RANDOM_46_BITS = 0x3FFF_FFFF_FFFF_0000L;
    private static final int SHARD_VALUES = 1 << 16;
    private static final int FRACTION_BITS = 12;
    private static final long FRACTIONS = 1L << FRACTION_BITS;
    private static final long MICROS_OF_MILLI = 1_000;

    /** A clock that goes back by more than this was set, and is followed. */
    private static final long SET_BACK = 1_000 * FRACTIONS;

    private final int shards;
    private final RandomGenerator chance;

    /** The milliseconds since 1970 of the latest id, and its fraction behind them. */
    private final AtomicLong latest = new AtomicLong();

    /**
     * @param shards how many shards there are
     * @param chance safe for use by many threads
     */
    public ExecutionIds(int shards, RandomGenerator chance) {
        this.shards = shards;
        this.chance = chance;
    }

    /**
     * A new id, of an execution that begins at that instant in that shard.
     *
     * @param now to the microsecond
     */
    public UUID next(Instant now, int shard) {
        long time = latest.accumulateAndGet(time(now), ExecutionIds::following);
        long high = (time >>> FRACTION_BITS << 16) | VERSION_7 | (time & (FRACTIONS - 1));
        long bits = chance.nextLong();
        int place = (int) ((bits & (SHARD_VALUES - 1)) % (SHARD_VALUES / shards)) * shards + shard;
        return new UUID(high, VARIANT | (bits & RANDOM_46_BITS) | place);
    }

    /** The shard of an execution. */
    public int shard(UUID id) {
        return (int) (id.getLeastSignificantBits() & (SHARD_VALUES - 1)) % shards;
    }

    /** The least id that an execution can have that begins at that instant. */
    public static UUID leastAt(Instant instant) {
        return new UUID(instant.toEpochMilli() << 16, 0);
    }

    private static long time(Instant now) {
        long micros = now.get(ChronoField.MICRO_OF_SECOND) % MICROS_OF_MILLI;
        return now.toEpochMilli() << FRACTION_BITS | micros * FRACTIONS / MICROS_OF_MILLI;
    }

    private static long following(long latest, long wanted) {
        return wanted > latest || latest - wanted > SET_BACK ? wanted : latest + 1;
    }
}
