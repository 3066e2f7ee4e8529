package dev.stepgraph.workflow.execution.shard;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicLong;

@Timeout(30)
class HoldingsTest {

    private static final ShardEpoch SHARD = new ShardEpoch(3, 7);
    private static final long LEASE = 1_000;

    private final AtomicLong nanoTime = new AtomicLong();
    private final Holdings holdings = new Holdings(8, nanoTime::get);

    @BeforeEach
    void takeAShard() {
        holdings.validUntil(LEASE);
        holdings.opening(SHARD);
        holdings.opened(SHARD);
    }

    @Test
    void ownsNothingWhenTheLeaseHasRunOut() {
        assertThat(holdings.epoch(3)).hasValue(7);

        nanoTime.set(LEASE);

        assertThat(holdings.epoch(3)).isEmpty();
        assertThat(holdings.open()).isEmpty();
    }

    @Test
    void tellsThatTheLeaseHadRunOut() {
        nanoTime.set(LEASE - 1);
        assertThat(holdings.validUntil(LEASE + 1)).isFalse();
        assertThat(holdings.uncertain(3)).isEmpty();

        nanoTime.set(LEASE + 1);

        assertThat(holdings.uncertain(3)).hasValue(SHARD);
        assertThat(holdings.uncertain(4)).isEmpty();
        assertThat(holdings.validUntil(2 * LEASE)).isTrue();
        assertThat(holdings.uncertain(3)).isEmpty();
    }

    @Test
    void isCertainOfAShardAsLongAsTheLeaseLasts() throws InterruptedException {
        assertThat(holdings.holdsForCertain(SHARD)).isTrue();
        assertThat(holdings.holdsForCertain(new ShardEpoch(3, 6))).isFalse();
        assertThat(holdings.holdsForCertain(new ShardEpoch(4, 7))).isFalse();
    }

    @Test
    void waitsForCertaintyUntilTheLeaseIsRenewed() throws Exception {
        nanoTime.set(LEASE);
        FutureTask<Boolean> certain = waiting(() -> holdings.holdsForCertain(SHARD));

        holdings.validUntil(2 * LEASE);

        assertThat(certain.get()).isTrue();
    }

    @Test
    void waitsForCertaintyUntilTheShardIsKnownToBeLost() throws Exception {
        nanoTime.set(LEASE);
        FutureTask<Boolean> certain = waiting(() -> holdings.holdsForCertain(SHARD));

        holdings.remove(SHARD);

        assertThat(certain.get()).isFalse();
    }

    @Test
    void waitsForCertaintyUntilTheShardIsTakenAnew() throws Exception {
        nanoTime.set(LEASE);
        FutureTask<Boolean> certain = waiting(() -> holdings.holdsForCertain(SHARD));

        holdings.opening(new ShardEpoch(3, 9));

        assertThat(certain.get()).isFalse();
    }

    /** Begins on a thread of its own, and returns when that waits. */
    private static FutureTask<Boolean> waiting(Callable<Boolean> question) {
        FutureTask<Boolean> answer = new FutureTask<>(question);
        Thread thread = Thread.ofPlatform().daemon().start(answer);
        while (thread.getState() != Thread.State.WAITING) {
            assertThat(answer.isDone()).isFalse();
            Thread.onSpinWait();
        }
        return answer;
    }
}
