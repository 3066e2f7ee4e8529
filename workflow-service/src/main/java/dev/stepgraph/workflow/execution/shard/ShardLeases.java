package dev.stepgraph.workflow.execution.shard;

import dev.stepgraph.workflow.execution.shard.LeaseTable.Cluster;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.function.LongSupplier;

import javax.sql.DataSource;

/**
 * This replica's leases: takes its fair share of the shards, renews, takes over what dead replicas
 * leave, gives back what new ones are due, and everything when it stops.
 */
public final class ShardLeases implements AutoCloseable {

    private static final Duration START = Duration.ofSeconds(10);

    private final Parts parts;
    private final Cluster cluster;
    private final Holdings holdings;
    private volatile ClusterView view = ClusterView.EMPTY;
    private volatile @Nullable LeaseLoop loop;

    /**
     * What the leases are made of.
     *
     * @param connections gives connections that nobody else uses
     * @param clock is set by the database's at every renewal
     * @param replica this replica's id, made anew at every start
     * @param secret what replicas know each other by, if this is the first start of all
     * @param nanoTime a clock that goes evenly and that nobody sets
     */
    public record Parts(
            DataSource connections,
            ShardProperties properties,
            DatabaseClock clock,
            UUID replica,
            String secret,
            LongSupplier nanoTime) {}

    /**
     * Agrees with the other replicas on what must be the same for all, and reads the clock.
     *
     * @throws SQLException if the database cannot be reached
     */
    public ShardLeases(Parts parts) throws SQLException {
        this.parts = parts;
        try (LeaseTable first = new LeaseTable(parts.connections().getConnection())) {
            this.cluster = first.initialize(parts.properties().count(), parts.secret());
            long asked = parts.nanoTime().getAsLong();
            parts.clock().read(asked, first.clock());
        }
        this.holdings = new Holdings(cluster.shards(), parts.nanoTime());
    }

    /**
     * Begins to own shards.
     *
     * @param address where other replicas reach this one, as {@code http://host:port}
     */
    public void start(String address, ShardListener listener) throws InterruptedException {
        LeaseLoop.Parts loopParts =
                new LeaseLoop.Parts(
                        parts.connections(),
                        parts.properties(),
                        parts.clock(),
                        parts.nanoTime(),
                        parts.replica(),
                        address,
                        listener,
                        seen -> view = seen);
        LeaseLoop started = new LeaseLoop(loopParts, holdings);
        loop = started;
        started.start();
        started.awaitSettled(START);
    }

    /** How many shards there are. */
    public int shards() {
        return cluster.shards();
    }

    /** What replicas know each other by. */
    public String secret() {
        return cluster.secret();
    }

    /** The epoch of a shard if it is this replica's, now. */
    public OptionalInt epoch(int shard) {
        return holdings.epoch(shard);
    }

    /** Whether the shard is still this replica's; waits if that is not certain just now. */
    public boolean owns(ShardEpoch shard) throws InterruptedException {
        return holdings.holdsForCertain(shard);
    }

    /**
     * The shard as this replica had it when its lease ran out. {@link #owns} tells, in time,
     * whether it still has it; empty if there is nothing to wait for.
     */
    public Optional<ShardEpoch> uncertain(int shard) {
        return holdings.uncertain(shard);
    }

    /** This replica's shards, now. */
    public List<ShardEpoch> owned() {
        return holdings.open();
    }

    /** One of this replica's shards; the same for some milliseconds, so that a commit has few. */
    public Optional<ShardEpoch> any() {
        List<ShardEpoch> open = holdings.open();
        if (open.isEmpty()) {
            return Optional.empty();
        }
        long window = parts.nanoTime().getAsLong() >>> 23;
        return Optional.of(open.get((int) (window % open.size())));
    }

    /** Where the replica that owns a shard is reached, if it is another one and alive. */
    public Optional<URI> otherOwner(int shard) {
        return view.owner(shard)
                .filter(owner -> !owner.id().equals(parts.replica()))
                .map(owner -> URI.create(owner.address()));
    }

    /** Whether this is the only replica. */
    public boolean alone() {
        return view.liveReplicas() <= 1;
    }

    /** Looks after the leases at once: something may have changed. */
    public void wake() {
        LeaseLoop current = loop;
        if (current != null) {
            current.wake();
        }
    }

    /** Gives all shards back, once nothing is in flight in them. */
    @Override
    public void close() {
        LeaseLoop current = loop;
        if (current == null) {
            return;
        }
        try {
            current.stop();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
