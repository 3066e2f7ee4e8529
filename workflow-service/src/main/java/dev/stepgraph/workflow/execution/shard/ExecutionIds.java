package dev.stepgraph.workflow.execution.shard;

import java.time.Instant;
import java.util.UUID;
import java.util.random.RandomGenerator;

/**
 * Ids of executions: UUIDs of version 7, which are ordered by time, and whose last 16 bits name the
 * shard.
 */
public final class ExecutionIds {

    private static final long VERSION_7 = 0x7000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;
    private static final long RANDOM_46_BITS = 0x3FFF_FFFF_FFFF_0000L;
    private static final int SHARD_VALUES = 1 << 16;

    private final int shards;
    private final RandomGenerator chance;

    /**
     * @param shards how many shards there are
     * @param chance safe for use by many threads
     */
    public ExecutionIds(int shards, RandomGenerator chance) {
        this.shards = shards;
        this.chance = chance;
    }

    /** A new id, of an execution that begins at that instant in that shard. */
    public UUID next(Instant now, int shard) {
        long high = (now.toEpochMilli() << 16) | VERSION_7 | chance.nextInt(1 << 12);
        int place = chance.nextInt(SHARD_VALUES / shards) * shards + shard;
        return new UUID(high, VARIANT | (chance.nextLong() & RANDOM_46_BITS) | place);
    }

    /** The shard of an execution. */
    public int shard(UUID id) {
        return (int) (id.getLeastSignificantBits() & (SHARD_VALUES - 1)) % shards;
    }

    /** The least id that an execution can have that begins at that instant. */
    public static UUID leastAt(Instant instant) {
        return new UUID(instant.toEpochMilli() << 16, 0);
    }
}
