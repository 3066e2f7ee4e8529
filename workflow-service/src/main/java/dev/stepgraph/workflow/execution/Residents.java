package dev.stepgraph.workflow.execution;

import dev.stepgraph.workflow.execution.shard.ShardEpoch;
import dev.stepgraph.workflow.execution.store.AppendOutcome;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The executions in memory. What is parked and not due soon leaves at once; of the rest, those that
 * were used longest ago leave when there are too many.
 */
final class Residents {

    private final Map<UUID, Resident> all = new ConcurrentHashMap<>();
    private final int most;
    private final long mostCharacters;

    // Guarded by parked: in the order of their last use, with what they count for.
    private final Map<UUID, Long> parked = new LinkedHashMap<>();
    private long parkedCharacters;

    Residents(ExecutionProperties properties) {
        this.most = properties.residents();
        this.mostCharacters = properties.residentsSize().toBytes();
    }

    /** The execution's resident; a new one if there is none from this ownership. */
    Resident get(UUID id, ShardEpoch shard) {
        return all.compute(
                id,
                (key, resident) ->
                        resident == null || resident.gone() || !resident.shard().equals(shard)
                                ? Resident.stored(id, shard)
                                : resident);
    }

    /** Takes an execution in that has begun. */
    void add(Resident resident) {
        all.put(resident.id(), resident);
    }

    /** Takes a resident out, whatever it is about. */
    void remove(Resident resident) {
        all.remove(resident.id(), resident);
        synchronized (parked) {
            unpark(resident.id());
        }
    }

    /** The resident has nothing to do; if it is to stay, it stays as long as there is room. */
    void park(Resident resident, Stay stay) {
        if (stay == Stay.NO) {
            if (resident.retire()) {
                remove(resident);
            }
            return;
        }
        if (all.get(resident.id()) != resident) {
            return;
        }
        synchronized (parked) {
            unpark(resident.id());
            parked.put(resident.id(), resident.characters());
            parkedCharacters += resident.characters();
            makeRoom();
        }
    }

    /** Whether a parked execution is kept in memory. */
    enum Stay {
        YES,
        NO
    }

    int size() {
        return all.size();
    }

    /** Drops the executions of shards that are no longer owned. */
    void drop(Collection<ShardEpoch> shards) {
        NotWrittenException lost = new NotWrittenException(AppendOutcome.FENCED);
        for (Resident resident : of(shards)) {
            remove(resident);
            resident.discard().forEach(command -> command.answer().completeExceptionally(lost));
        }
    }

    /** Retires the executions of shards; done when nothing of them is in flight. */
    CompletableFuture<Void> retire(Collection<ShardEpoch> shards) {
        List<Resident> residents = of(shards);
        CompletableFuture<?>[] retired =
                residents.stream().map(Resident::retireWhenIdle).toArray(CompletableFuture[]::new);
        return CompletableFuture.allOf(retired).thenRun(() -> residents.forEach(this::remove));
    }

    private List<Resident> of(Collection<ShardEpoch> shards) {
        Set<ShardEpoch> wanted = new HashSet<>(shards);
        return all.values().stream().filter(each -> wanted.contains(each.shard())).toList();
    }

    private void unpark(UUID id) {
        Long counted = parked.remove(id);
        if (counted != null) {
            parkedCharacters -= counted;
        }
    }

    private void makeRoom() {
        while (parked.size() > most || parkedCharacters > mostCharacters) {
            UUID eldest = parked.keySet().iterator().next();
            unpark(eldest);
            Resident resident = all.get(eldest);
            if (resident != null && resident.retire()) {
                all.remove(eldest, resident);
            }
        }
    }
}
