package dev.stepgraph.workflow.execution;

import dev.stepgraph.workflow.engine.Command;
import dev.stepgraph.workflow.execution.shard.ShardEpoch;
import dev.stepgraph.workflow.execution.shard.ShardLeases;
import dev.stepgraph.workflow.execution.store.DueExecution;
import dev.stepgraph.workflow.execution.store.ExecutionStore;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** The executions of this replica that wait for time. */
public class DueExecutions {

    private final ShardLeases leases;
    private final ExecutionStore store;
    private final CommandRouter router;

    DueExecutions(ShardLeases leases, ExecutionStore store, CommandRouter router) {
        this.leases = leases;
        this.store = store;
        this.router = router;
    }

    /** Those that are due after that one and up to an instant, the earliest first. */
    public List<WakeUp> due(WakeUp after, Instant until, int limit) {
        List<Integer> shards = leases.owned().stream().map(ShardEpoch::shard).toList();
        if (shards.isEmpty()) {
            return List.of();
        }
        DueExecution last = new DueExecution(after.executionId(), after.at());
        return store.due(shards, last, until, limit).stream()
                .map(due -> new WakeUp(due.id(), due.at()))
                .toList();
    }

    /** Fires what is due in these executions. Returns at once. */
    public void fire(Collection<UUID> executionIds) {
        router.deliverAll(executionIds, Command.FireTimers::new);
    }
}
