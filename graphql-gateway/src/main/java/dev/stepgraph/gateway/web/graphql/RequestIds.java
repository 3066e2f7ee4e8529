package dev.stepgraph.gateway.web.graphql;

import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;

/**
 * Ids of requests, in the form of random UUIDs. They are drawn by counting on from two random
 * numbers and mixing the bits (Steele, Lea and Flood, "Fast splittable pseudorandom number
 * generators", 2014): unique, cheap, and no secret.
 */
final class RequestIds {

    private static final long GOLDEN = 0x9e37_79b9_7f4a_7c15L;

    private final AtomicLong counter;
    private final long second;

    RequestIds(RandomGenerator chance) {
        this.counter = new AtomicLong(chance.nextLong());
        this.second = chance.nextLong();
    }

    String next() {
        long count = counter.getAndAdd(GOLDEN);
        long high = (mixed(count) & 0xffff_ffff_ffff_0fffL) | 0x4000L;
        long low = (mixed(count ^ second) & 0x3fff_ffff_ffff_ffffL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low).toString();
    }

    private static long mixed(long number) {
        long once = (number ^ (number >>> 30)) * 0xbf58_476d_1ce4_e5b9L;
        long twice = (once ^ (once >>> 27)) * 0x94d0_49bb_1331_11ebL;
        return twice ^ (twice >>> 31);
    }
}
