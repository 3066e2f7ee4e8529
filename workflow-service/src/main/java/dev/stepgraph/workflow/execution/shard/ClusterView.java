package dev.stepgraph.workflow.execution.shard;

import dev.stepgraph.workflow.execution.shard.LeaseTable.Lease;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The replicas and the leases, as the database showed them last. */
final class ClusterView {

    static final ClusterView EMPTY = new ClusterView(List.of(), List.of());

    private final Map<UUID, Replica> replicas;
    private final Map<Integer, Lease> leases;

    ClusterView(List<Replica> replicas, List<Lease> leases) {
        this.replicas =
                replicas.stream().collect(Collectors.toMap(Replica::id, Function.identity()));
        this.leases = leases.stream().collect(Collectors.toMap(Lease::shard, Function.identity()));
    }

    int liveReplicas() {
        return replicas.size();
    }

    /** How many shards a replica is to own at most, so that together they own all. */
    int fairShare() {
        int live = Math.max(1, replicas.size());
        return (leases.size() + live - 1) / live;
    }

    boolean owns(UUID replica, ShardEpoch shard) {
        Lease lease = leases.get(shard.shard());
        return lease != null && replica.equals(lease.owner()) && lease.epoch() == shard.epoch();
    }

    /** The shards that nobody owns who is alive. */
    List<Integer> free() {
        return leases.values().stream()
                .filter(lease -> ownerOf(lease) == null)
                .map(Lease::shard)
                .toList();
    }

    /**
     * The shards that are the replica's, unless it holds them: the answer to its taking them, or to
     * its giving them back, was lost.
     */
    List<Integer> unheld(UUID replica, Predicate<ShardEpoch> held) {
        return leases.values().stream()
                .filter(lease -> replica.equals(lease.owner()))
                .filter(lease -> !held.test(new ShardEpoch(lease.shard(), lease.epoch())))
                .map(Lease::shard)
                .toList();
    }

    /** How many shards that replica owns. */
    long owned(UUID replica) {
        return leases.values().stream().filter(lease -> replica.equals(lease.owner())).count();
    }

    /** Where the owner of a shard is reached. */
    Optional<Replica> owner(int shard) {
        Lease lease = leases.get(shard);
        return lease == null ? Optional.empty() : Optional.ofNullable(ownerOf(lease));
    }

    /** When the first of the other replicas is taken for dead, unless it is heard of again. */
    Optional<Instant> nextExpiry(UUID except) {
        return replicas.values().stream()
                .filter(replica -> !replica.id().equals(except))
                .map(Replica::expiresAt)
                .min(Instant::compareTo);
    }

    private @Nullable Replica ownerOf(Lease lease) {
        return lease.owner() == null ? null : replicas.get(lease.owner());
    }
}
