package dev.stepgraph.workflow.execution;

import dev.stepgraph.workflow.engine.Command;
import dev.stepgraph.workflow.execution.shard.ExecutionIds;
import dev.stepgraph.workflow.execution.shard.ShardEpoch;
import dev.stepgraph.workflow.execution.shard.ShardListener;
import dev.stepgraph.workflow.execution.store.ExecutionStore;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/**
 * Takes executions over with their shards: those in which something was being carried out are
 * carried on, and of the others only the timers that are near are kept in mind.
 */
final class ShardRecovery implements ShardListener {

    private static final Logger LOG = LoggerFactory.getLogger(ShardRecovery.class);

    private static final UUID FIRST = new UUID(0, 0);
    private static final int PAGE = 1_000;

    private final ExecutionIds ids;
    private final ExecutionStore store;
    private final Residents residents;
    private final ResidentLoader loader;
    private final CommandRouter router;
    private final WakeUps wakeUps;
    private final ExpressRuns express;

    ShardRecovery(
            ExecutionIds ids,
            ExecutionStore store,
            Residents residents,
            ResidentLoader loader,
            CommandRouter router,
            WakeUps wakeUps,
            ExpressRuns express) {
        this.ids = ids;
        this.store = store;
        this.residents = residents;
        this.loader = loader;
        this.router = router;
        this.wakeUps = wakeUps;
        this.express = express;
    }

    @Override
    public void opening(List<ShardEpoch> shards) {
        for (ShardEpoch shard : shards) {
            List<UUID> page = store.active(shard.shard(), FIRST, PAGE);
            while (!page.isEmpty()) {
                loader.recover(page);
                page = store.active(shard.shard(), page.getLast(), PAGE);
            }
        }
    }

    @Override
    public void opened(List<ShardEpoch> shards) {
        List<UUID> active = loader.recovering();
        if (!active.isEmpty()) {
            LOG.info("Carrying on {} executions of {} shards", active.size(), shards.size());
        }
        router.deliverAll(active, Command.ContinueExecution::new);
        wakeUps.refresh();
        express.runAgain(shards);
    }

    @Override
    public void closing(List<ShardEpoch> shards, Duration patience) {
        try {
            residents.retire(shards).get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            LOG.warn("Commits in {} shards were not done in {}", shards.size(), patience);
        } catch (ExecutionException e) {
            throw new IllegalStateException("retiring does not fail", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        forget(shards);
    }

    @Override
    public void regained() {
        wakeUps.refresh();
    }

    @Override
    public void lost(List<ShardEpoch> shards) {
        residents.drop(shards);
        forget(shards);
    }

    /** Others move these executions on: what is known of them here will not be true any more. */
    private void forget(List<ShardEpoch> shards) {
        Set<Integer> gone = shards.stream().map(ShardEpoch::shard).collect(Collectors.toSet());
        wakeUps.forget(id -> gone.contains(ids.shard(id)));
    }
}
