package dev.stepgraph.gateway.web.graphql;

import dev.stepgraph.gateway.fairness.FairnessProperties;
import dev.stepgraph.gateway.fairness.Share;
import dev.stepgraph.gateway.fairness.ShareSpentException;
import dev.stepgraph.gateway.fairness.Shares;

import reactor.core.publisher.Mono;

import java.time.Duration;

/**
 * Lets large bodies wait outside until it is their API's turn. What is not read yet takes neither
 * memory nor time, and its sender notices that it is not taken.
 *
 * <p>Nobody has shown who it is before its body was read, so that what is used up here is apart
 * from the share that an API's callers have.
 */
final class LargeBodies {

    /** In bytes: more takes a good part of a millisecond to read. */
    static final int SMALL = 32 * 1_024;

    /** What JSON takes to be read, with all that is done to its bytes before. */
    private static final long NANOS_PER_BYTE = 10;

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Shares shares;

    LargeBodies(FairnessProperties properties) {
        this.shares = new Shares(properties);
    }

    /**
     * The body, read when there is time for it.
     *
     * @param length as the sender announced it; less than zero if it did not
     * @param most how long it may be, in any case
     */
    Mono<byte[]> read(String apiId, long length, int most, Mono<byte[]> body) {
        if (0 <= length && length <= SMALL) {
            return body;
        }
        Share share = shares.of(apiId);
        long expected = length < 0 ? most : Math.min(length, most);
        long wait = share.owed();
        if (wait > PATIENCE.toNanos()) {
            return Mono.error(new ShareSpentException());
        }
        share.use(expected * NANOS_PER_BYTE);
        Mono<byte[]> counted =
                length < 0
                        ? body.doOnNext(
                                read -> share.use((read.length - expected) * NANOS_PER_BYTE))
                        : body;
        return wait == 0 ? counted : Mono.delay(Duration.ofNanos(wait)).then(counted);
    }
}
