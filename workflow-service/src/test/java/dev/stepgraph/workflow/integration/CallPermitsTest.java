package dev.stepgraph.workflow.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.util.concurrent.FutureTask;

@Timeout(30)
class CallPermitsTest {

    private final CallPermits permits = new CallPermits(3, 2);

    @Test
    void giveADestinationNoMoreThanItsShare() throws Exception {
        CallPermits.Permit first = permits.acquire("a");
        CallPermits.Permit second = permits.acquire("a");
        FutureTask<CallPermits.Permit> third = waiting("a");
        CallPermits.Permit other = permits.acquire("b");

        assertThat(third.isDone()).isFalse();
        first.close();

        third.get().close();
        second.close();
        other.close();
    }

    @Test
    void giveNoMoreThanThereAreInAll() throws Exception {
        CallPermits.Permit first = permits.acquire("a");
        permits.acquire("a");
        permits.acquire("b");
        FutureTask<CallPermits.Permit> fourth = waiting("c");

        assertThat(fourth.isDone()).isFalse();
        first.close();

        fourth.get().close();
    }

    @Test
    void forgetDestinationsThatNobodyCalls() throws Exception {
        CallPermits.Permit first = permits.acquire("a");
        permits.acquire("a").close();
        assertThat(permits.destinations()).isEqualTo(1);

        first.close();

        assertThat(permits.destinations()).isZero();
    }

    @Test
    void areLeftAloneByWhoeverIsInterrupted() throws Exception {
        CallPermits.Permit first = permits.acquire("a");
        CallPermits.Permit second = permits.acquire("a");

        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> permits.acquire("a")).isInstanceOf(InterruptedException.class);

        first.close();
        second.close();
        assertThat(permits.destinations()).isZero();
        permits.acquire("a").close();
    }

    /** Asks on a thread of its own, and returns when that waits. */
    private FutureTask<CallPermits.Permit> waiting(String destination) {
        FutureTask<CallPermits.Permit> asked = new FutureTask<>(() -> permits.acquire(destination));
        Thread thread = Thread.ofPlatform().daemon().start(asked);
        while (thread.getState() != Thread.State.WAITING) {
            assertThat(asked.isDone()).isFalse();
            Thread.onSpinWait();
        }
        return asked;
    }
}
