package dev.stepgraph.workflow.execution;

import dev.stepgraph.common.aws.AwsErrorCode;
import dev.stepgraph.common.aws.AwsException;
import dev.stepgraph.workflow.engine.Execution;
import dev.stepgraph.workflow.execution.store.ExecutionStore;
import dev.stepgraph.workflow.execution.store.LoadedExecution;

import org.jspecify.annotations.Nullable;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Rebuilds residents from the database. */
final class ResidentLoader {

    private final ExecutionStore store;
    private final Rebuilder rebuilder;

    /** Executions that were active when their shard was taken over, and not seen to since. */
    private final Set<UUID> recovering = ConcurrentHashMap.newKeySet();

    ResidentLoader(ExecutionStore store, Rebuilder rebuilder) {
        this.store = store;
        this.rebuilder = rebuilder;
    }

    /**
     * The resident's execution, rebuilt if it is not in memory; null if it has ended.
     *
     * @throws AwsException if there is none
     */
    @Nullable Execution execution(Resident resident) {
        Execution current = resident.execution();
        if (current != null) {
            return current;
        }
        NewExecution request = resident.request();
        if (request != null) {
            Execution begun = rebuilder.begin(resident.id(), request);
            resident.execution(begun);
            return begun;
        }
        LoadedExecution read = resident.takeRead();
        return rebuild(resident, read == null ? read(resident.id()) : read);
    }

    /** Reads many at once, and leaves with each resident what was read. */
    void read(Collection<Resident> residents) {
        Map<UUID, Resident> byId =
                residents.stream().collect(Collectors.toMap(Resident::id, Function.identity()));
        for (LoadedExecution read : store.load(byId.keySet())) {
            Resident resident = byId.get(read.row().id());
            if (resident != null) {
                resident.read(read);
            }
        }
    }

    /** Remembers that what is open in these executions must be carried out anew. */
    void recover(Collection<UUID> ids) {
        recovering.addAll(ids);
    }

    /** The executions of which that is still to be done. */
    List<UUID> recovering() {
        return List.copyOf(recovering);
    }

    /** Whether what is open in the execution must be carried out anew; so once only. */
    boolean recovers(Resident resident) {
        return recovering.remove(resident.id());
    }

    private LoadedExecution read(UUID id) {
        return store.load(List.of(id)).stream()
                .findFirst()
                .orElseThrow(() ->
                        new AwsException(
                                AwsErrorCode.ExecutionDoesNotExist,
                                "Execution Does Not Exist: '" + id + "'"));
    }

    private @Nullable Execution rebuild(Resident resident, LoadedExecution read) {
        if (read.row().state().status().terminal()) {
            resident.ended(read.row().state());
            return null;
        }
        Execution execution = rebuilder.rebuild(read);
        resident.loaded(execution, read.row().state(), read.characters());
        return execution;
    }
}
