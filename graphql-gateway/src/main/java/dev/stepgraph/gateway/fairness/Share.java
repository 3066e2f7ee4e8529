package dev.stepgraph.gateway.fairness;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * What an API may have of the processors. It may use more than that for a moment, and then waits
 * until it is even. All times are in nanoseconds.
 */
public final class Share {

    private final double processors;
    private final long grace;
    private final LongSupplier clock;
    private final LongSupplier effort;

    /** When it will be even, if nothing more is used. */
    private final AtomicLong even;

    private final ReentrantLock turn = new ReentrantLock(true);

    /**
     * @param effort the processor's time that the calling thread has used
     */
    Share(double processors, Duration burst, LongSupplier clock, LongSupplier effort) {
        this.processors = processors;
        this.grace = (long) (burst.toNanos() / processors);
        this.clock = clock;
        this.effort = effort;
        this.even = new AtomicLong(clock.getAsLong());
    }

    /** Counts a processor's time that was used or soon will be; less than zero if it was not. */
    public void use(long nanos) {
        long price = (long) (nanos / processors);
        long now = clock.getAsLong();
        even.updateAndGet(at -> (at - now < 0 ? now : at) + price);
    }

    /** How long to wait before using any more; zero: not at all. */
    public long owed() {
        return Math.max(0, even.get() - clock.getAsLong() - grace);
    }

    /** Whether more is used up than half of what it may use at once. */
    public boolean isLow() {
        return even.get() - clock.getAsLong() > grace / 2;
    }

    /**
     * Does some work in this thread, a platform thread, and counts the processor's time that it
     * takes: on a machine that is full it takes longer, which is nothing that an API can help.
     */
    <T> T use(Supplier<T> work) {
        long before = effort.getAsLong();
        try {
            return work.get();
        } finally {
            use(effort.getAsLong() - before);
        }
    }

    /**
     * Does some work when nothing else of the API that takes turns is done, and the API is even.
     *
     * @throws ShareSpentException when it would have to wait longer than that
     */
    public <T> T inTurn(Duration patience, Supplier<T> work) {
        long latest = clock.getAsLong() + patience.toNanos();
        take(patience);
        try {
            long owed = owed();
            if (owed > latest - clock.getAsLong()) {
                throw new ShareSpentException();
            }
            // Once: others may go on using the share, and would otherwise keep this one waiting.
            LockSupport.parkNanos(this, owed);
            return work.get();
        } finally {
            turn.unlock();
        }
    }

    private void take(Duration patience) {
        try {
            if (turn.tryLock(patience.toNanos(), TimeUnit.NANOSECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new ShareSpentException();
    }
}
