package dev.stepgraph.gateway.fairness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;

class ShareTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 1_000);
    private final AtomicLong effort = new AtomicLong();
    private final Share share = new Share(0.5, Duration.ofNanos(100), now::get, effort::get);

    @Test
    void owesNothingWithinItsBurst() {
        // when
        share.use(100);

        // then
        assertThat(share.owed()).isZero();
    }

    @Test
    void waitsTwiceAsLongForHalfAProcessor() {
        // when
        share.use(130);

        // then
        assertThat(share.owed()).isEqualTo(60);
    }

    @Test
    void isLowBeyondHalfOfItsBurst() {
        // when
        share.use(50);

        // then
        assertThat(share.isLow()).isFalse();
        share.use(1);
        assertThat(share.isLow()).isTrue();
    }

    @Test
    void countsNotTheTimeThatAThreadWaits() {
        // when
        share.use(() -> now.addAndGet(1_000));

        // then
        assertThat(share.isLow()).isFalse();
    }

    @Test
    void isEvenAfterAWhile() {
        // given
        share.use(130);

        // when
        now.addAndGet(60);

        // then
        assertThat(share.owed()).isZero();
    }

    @Test
    void savesNothingUpBeyondItsBurst() {
        // given: the clock begins anew at its end
        now.addAndGet(1_000_000);

        // when
        share.use(130);

        // then
        assertThat(share.owed()).isEqualTo(60);
    }

    @Test
    void takesBackWhatWasNotUsed() {
        // given
        share.use(1_000);

        // when
        share.use(-900);

        // then
        assertThat(share.owed()).isZero();
    }

    @Test
    void countsTheTimeOfWorkThatFailsToo() {
        // when
        assertThatThrownBy(() ->
                        share.use(() -> {
                            effort.addAndGet(130);
                            throw new IllegalStateException("wrong");
                        }))
                .hasMessage("wrong");

        // then
        assertThat(share.owed()).isEqualTo(60);
    }

    @Test
    void doesOneThingAtATime() {
        // given
        CountDownLatch began = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        CompletableFuture<Boolean> first =
                CompletableFuture.supplyAsync(
                        () -> share.inTurn(PATIENCE, () -> waits(began, end)));
        waits(new CountDownLatch(0), began);

        // when, then
        assertThatThrownBy(() -> share.inTurn(Duration.ZERO, () -> true))
                .isInstanceOf(ShareSpentException.class);
        end.countDown();
        assertThat(first.join()).isTrue();
        assertThat(share.inTurn(PATIENCE, () -> true)).isTrue();
    }

    @Test
    void refusesWhatWouldHaveToWaitTooLong() {
        // given
        share.use(PATIENCE.toNanos());

        // when, then
        assertThatThrownBy(() -> share.inTurn(PATIENCE, () -> true))
                .isInstanceOf(ShareSpentException.class);
    }

    @Test
    void isNobodyElses() {
        // given
        Shares shares = new Shares(FairnessProperties.defaults());

        // when
        shares.of("attacked").use(Duration.ofHours(1).toNanos());

        // then
        assertThat(shares.of("attacked").owed()).isPositive();
        assertThat(shares.of("neighbour").owed()).isZero();
    }

    private static boolean waits(CountDownLatch told, CountDownLatch awaited) {
        told.countDown();
        try {
            awaited.await();
            return true;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
