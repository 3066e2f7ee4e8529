package dev.stepgraph.common;

import java.util.UUID;
import java.util.random.RandomGenerator;

/** Makes random UUIDs of a source of chance that was handed in. */
public final class RandomUuid {

    private RandomUuid() {}

    /** A UUID of version 4 (RFC 9562, section 5.4). */
    public static UUID next(RandomGenerator random) {
        long high = (random.nextLong() & 0xffff_ffff_ffff_0fffL) | 0x4000L;
        long low = (random.nextLong() & 0x3fff_ffff_ffff_ffffL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }
}
