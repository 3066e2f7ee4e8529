package dev.stepgraph.gateway.web.graphql;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Counts the requests of each caller: a bucket that fills up steadily and holds a burst. */
final class CallRates {

    private static final int MAX_CALLERS = 100_000;
    private static final double NANOS = 1e9;

    private final double perSecond;
    private final double burst;
    private final InstantSource clock;
    private final Cache<String, Bucket> buckets =
            Caffeine.newBuilder().maximumSize(MAX_CALLERS).executor(Runnable::run).build();

    private record Bucket(double tokens, Instant filled) {}

    CallRates(GraphqlHttpProperties properties, InstantSource clock) {
        this.perSecond = properties.requestsPerSecond();
        this.burst = Math.max(1, properties.rateBurst());
        this.clock = clock;
    }

    /** Takes one request of a caller; false if it has sent too many. */
    boolean admit(String caller) {
        if (perSecond <= 0) {
            return true;
        }
        Instant now = clock.instant();
        boolean[] admitted = new boolean[1];
        buckets.asMap()
                .compute(
                        caller,
                        (key, old) -> {
                            double tokens = old == null ? burst : filled(old, now);
                            admitted[0] = tokens >= 1;
                            return new Bucket(admitted[0] ? tokens - 1 : tokens, now);
                        });
        return admitted[0];
    }

    private double filled(Bucket bucket, Instant now) {
        Duration since = Duration.between(bucket.filled(), now);
        return Math.min(burst, bucket.tokens() + perSecond * Math.max(0, since.toNanos()) / NANOS);
    }
}
