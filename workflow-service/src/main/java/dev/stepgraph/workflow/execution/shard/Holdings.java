package dev.stepgraph.workflow.execution.shard;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.LongSupplier;

/**
 * The shards that this replica holds. They count only as long as its lease lasts, by a clock that
 * nobody sets: a replica that was paused finds that it owns nothing before it does anything.
 */
final class Holdings {

    private enum Phase {
        OPENING,
        OPEN,
        CLOSING
    }

    private record Holding(int epoch, Phase phase) {}

    private final AtomicReferenceArray<@Nullable Holding> holdings;
    private final LongSupplier nanoTime;
    private volatile long validUntil;
    private volatile List<ShardEpoch> open = List.of();

    Holdings(int shards, LongSupplier nanoTime) {
        this.holdings = new AtomicReferenceArray<>(shards);
        this.nanoTime = nanoTime;
        this.validUntil = nanoTime.getAsLong();
    }

    /**
     * The lease lasts until that reading of the clock. What others have taken meanwhile must have
     * been removed: whoever waits for certainty goes on.
     *
     * @return whether the lease had run out
     */
    boolean validUntil(long nanos) {
        boolean lapsed = !valid();
        validUntil = nanos;
        tellThoseWhoWait();
        return lapsed;
    }

    /** Whether the shard is held; while the lease has run out, waits until that is certain. */
    synchronized boolean holdsForCertain(ShardEpoch shard) throws InterruptedException {
        while (holds(shard)) {
            if (valid()) {
                return true;
            }
            wait();
        }
        return false;
    }

    private synchronized void tellThoseWhoWait() {
        notifyAll();
    }

    boolean valid() {
        return nanoTime.getAsLong() - validUntil < 0;
    }

    /** The epoch of a shard that is owned and open. */
    OptionalInt epoch(int shard) {
        Holding holding = holdings.get(shard);
        if (holding == null || holding.phase() != Phase.OPEN || !valid()) {
            return OptionalInt.empty();
        }
        return OptionalInt.of(holding.epoch());
    }

    /** The shard as it was held when the lease ran out: it may be this replica's still. */
    Optional<ShardEpoch> uncertain(int shard) {
        Holding holding = holdings.get(shard);
        if (holding == null || holding.phase() != Phase.OPEN || valid()) {
            return Optional.empty();
        }
        return Optional.of(new ShardEpoch(shard, holding.epoch()));
    }

    /** The shards that are owned and open; none if the lease has run out. */
    List<ShardEpoch> open() {
        return valid() ? open : List.of();
    }

    /** The open shards beyond that many. */
    List<ShardEpoch> openBeyond(int count) {
        List<ShardEpoch> all = open();
        return all.size() <= count ? List.of() : all.subList(count, all.size());
    }

    /** All that are held, in whatever phase. */
    List<ShardEpoch> all() {
        List<ShardEpoch> all = new ArrayList<>();
        for (int shard = 0; shard < holdings.length(); shard++) {
            Holding holding = holdings.get(shard);
            if (holding != null) {
                all.add(new ShardEpoch(shard, holding.epoch()));
            }
        }
        return all;
    }

    boolean holds(ShardEpoch shard) {
        Holding holding = holdings.get(shard.shard());
        return holding != null && holding.epoch() == shard.epoch();
    }

    void opening(ShardEpoch shard) {
        put(shard, Phase.OPENING);
    }

    /** Lets commands in, if the shard is still held. */
    void opened(ShardEpoch shard) {
        if (holds(shard)) {
            put(shard, Phase.OPEN);
        }
    }

    void closing(ShardEpoch shard) {
        put(shard, Phase.CLOSING);
    }

    void remove(ShardEpoch shard) {
        if (holds(shard)) {
            holdings.set(shard.shard(), null);
            refresh();
            tellThoseWhoWait();
        }
    }

    private void put(ShardEpoch shard, Phase phase) {
        holdings.set(shard.shard(), new Holding(shard.epoch(), phase));
        refresh();
        tellThoseWhoWait();
    }

    private synchronized void refresh() {
        List<ShardEpoch> found = new ArrayList<>();
        for (int shard = 0; shard < holdings.length(); shard++) {
            Holding holding = holdings.get(shard);
            if (holding != null && holding.phase() == Phase.OPEN) {
                found.add(new ShardEpoch(shard, holding.epoch()));
            }
        }
        open = List.copyOf(found);
    }
}
