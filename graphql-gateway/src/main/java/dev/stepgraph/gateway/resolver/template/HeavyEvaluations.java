package dev.stepgraph.gateway.resolver.template;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import dev.stepgraph.gateway.fairness.Share;
import dev.stepgraph.gateway.fairness.Shares;
import dev.stepgraph.gateway.resolver.util.BudgetSpentException;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Keeps evaluations that are long from getting in the way of those that are not: of the former only
 * so many run at once, half of them at most for one API, and they let others go first time and
 * again, since nothing takes a processor away from a virtual thread. Those that do not end soon go
 * on within what their API may have. Short ones never get here.
 */
final class HeavyEvaluations {

    private static final int MAX_APIS = 100_000;

    /** Half a millisecond of work or so. */
    private static final int LOOKS_BETWEEN_PAUSES = 4;

    private static final long PAUSE_NANOS = 100_000;

    /** How long an evaluation may work before it counts against its API's share. */
    private static final long FREE_NANOS = 10_000_000;

    private final InstantSource clock;
    private final Shares shares;
    private final Semaphore all;
    private final int half;
    private final Cache<String, Semaphore> halves =
            Caffeine.newBuilder().maximumSize(MAX_APIS).weakValues().build();

    HeavyEvaluations(int permits, InstantSource clock, Shares shares) {
        this.clock = clock;
        this.shares = shares;
        this.all = new Semaphore(permits);
        this.half = Math.max(1, permits / 2);
    }

    /** For one evaluation; to be closed when it has ended, in the thread that ran it. */
    Turn turn(String apiId, Instant deadline) {
        return new Turn(apiId, deadline);
    }

    /** What an evaluation does when it has spent much. */
    final class Turn implements Runnable, AutoCloseable {

        private final String apiId;
        private final Instant deadline;
        private @Nullable Semaphore ofApi;
        private boolean running;
        private int looks;
        private long resumed;
        private long worked;

        private Turn(String apiId, Instant deadline) {
            this.apiId = apiId;
            this.deadline = deadline;
        }

        /** Waits for a place, the first time; then lets others go first. */
        @Override
        public void run() {
            if (running) {
                looks++;
                if (looks % LOOKS_BETWEEN_PAUSES == 0) {
                    letOthersGoFirst();
                }
                return;
            }
            Semaphore mine = Objects.requireNonNull(halves.get(apiId, _ -> new Semaphore(half)));
            acquire(mine);
            ofApi = mine;
            acquire(all);
            running = true;
            resumed = System.nanoTime();
        }

        @Override
        public void close() {
            if (running) {
                all.release();
            }
            if (ofApi != null) {
                ofApi.release();
            }
        }

        /** Who only yields is taken up again before those who wait in other queues. */
        private void letOthersGoFirst() {
            long more = System.nanoTime() - resumed;
            worked += more;
            LockSupport.parkNanos(
                    this, Math.max(PAUSE_NANOS, worked > FREE_NANOS ? owed(more) : 0));
            resumed = System.nanoTime();
        }

        private long owed(long more) {
            Share share = shares.of(apiId);
            share.use(more);
            return Math.min(share.owed(), left().toNanos());
        }

        private Duration left() {
            return Duration.between(clock.instant(), deadline);
        }

        private void acquire(Semaphore places) {
            try {
                if (places.tryAcquire(left().toNanos(), TimeUnit.NANOSECONDS)) {
                    return;
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            throw new BudgetSpentException("The evaluation took longer than it may");
        }
    }
}
