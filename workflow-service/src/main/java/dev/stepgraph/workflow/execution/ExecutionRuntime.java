package dev.stepgraph.workflow.execution;

import dev.stepgraph.workflow.engine.Interpreter;
import dev.stepgraph.workflow.engine.TaskTokenSource;
import dev.stepgraph.workflow.execution.shard.DatabaseClock;
import dev.stepgraph.workflow.execution.shard.ExecutionIds;
import dev.stepgraph.workflow.execution.shard.ShardLeases;
import dev.stepgraph.workflow.execution.shard.ShardProperties;
import dev.stepgraph.workflow.execution.store.CommitterProperties;
import dev.stepgraph.workflow.execution.store.EventCodec;
import dev.stepgraph.workflow.execution.store.ExecutionStore;
import dev.stepgraph.workflow.execution.store.ExpressStore;
import dev.stepgraph.workflow.execution.store.GroupCommitter;
import dev.stepgraph.workflow.statemachine.StateMachineRevisions;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;

import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

import javax.sql.DataSource;

/** All that runs executions in one replica, put together. */
final class ExecutionRuntime implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ExecutionRuntime.class);

    private static final long COUNT_SECONDS = 60;

    private final DatabaseClock clock = new DatabaseClock(System::nanoTime);
    private final ExecutionChanges changes = new ExecutionChanges();
    private final EventCodec codec = new EventCodec();
    private final ScheduledExecutorService maintenance =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().name("executions").daemon().factory());
    private final Outside outside;
    private final Settings settings;
    private final ShardLeases leases;
    private final GroupCommitter committer;
    private final ChangeListener listener;
    private final CommandRouter router;
    private final ShardRecovery recovery;
    private final ExpressRuns express;
    private final OpenExecutions open;
    private final Residents residents;
    private final Executions executions;
    private final ExecutionEvents events;
    private final DueExecutions dueExecutions;
    private final ForwardedCommands forwarded;

    /** How it is set. */
    record Settings(
            ExecutionProperties execution, CommitterProperties committer, ShardProperties shards) {}

    /**
     * What it needs from outside.
     *
     * @param jdbc for reading, from a pool
     * @param connections gives connections that nobody else uses
     * @param chance safe for use by many threads
     */
    record Outside(
            JdbcTemplate jdbc,
            DataSource connections,
            StateMachineRevisions revisions,
            TaskTokenSource tokens,
            List<EffectHandler> handlers,
            List<CommittedListener> listeners,
            WakeUps wakeUps,
            RandomGenerator chance) {}

    /**
     * @throws SQLException if the database cannot be reached
     */
    ExecutionRuntime(Settings settings, Outside outside) throws SQLException {
        this.settings = settings;
        this.outside = outside;
        this.leases = new ShardLeases(leaseParts());
        ExecutionIds ids = new ExecutionIds(leases.shards(), outside.chance());
        ExecutionStore store = new ExecutionStore(outside.jdbc(), codec);
        this.residents = new Residents(settings.execution());
        this.open = new OpenExecutions(store, settings.execution().maxOpen());
        this.committer =
                new GroupCommitter(
                        outside.connections(), settings.committer(), () -> !leases.alone());
        this.listener = new ChangeListener(outside.connections(), changes, leases);
        Interpreter interpreter =
                new Interpreter(
                        settings.execution().engineLimits(), outside.tokens(), outside.chance());
        Rebuilder rebuilder = new Rebuilder(outside.revisions());
        EffectHandout effects = new EffectHandout(outside.handlers());
        Turns.Parts turns = turnParts(store, rebuilder, interpreter, effects);
        ReplicaClient replicas =
                new ReplicaClient(leases.secret(), settings.execution().patience());
        this.router =
                new CommandRouter(leases, ids, replicas, turns, settings.execution().patience());
        this.express = expressRuns(ids, rebuilder, interpreter, effects);
        this.recovery =
                new ShardRecovery(
                        ids,
                        store,
                        turns.residents(),
                        turns.loader(),
                        router,
                        outside.wakeUps(),
                        express);
        this.executions = executions(ids, store, express);
        this.events = new ExecutionEvents(store, changes);
        this.dueExecutions = new DueExecutions(leases, store, router);
        this.forwarded = new ForwardedCommands(router, leases.secret());
    }

    private ShardLeases.Parts leaseParts() {
        RandomGenerator chance = outside.chance();
        String secret = Long.toHexString(chance.nextLong()) + Long.toHexString(chance.nextLong());
        return new ShardLeases.Parts(
                outside.connections(),
                settings.shards(),
                clock,
                new UUID(chance.nextLong(), chance.nextLong()),
                secret,
                System::nanoTime);
    }

    private Turns.Parts turnParts(
            ExecutionStore store,
            Rebuilder rebuilder,
            Interpreter interpreter,
            EffectHandout effects) {
        List<CommittedListener> listeners = new ArrayList<>(outside.listeners());
        listeners.add(open);
        return new Turns.Parts(
                residents,
                new ResidentLoader(store, rebuilder),
                new Decider(interpreter, clock),
                new Quarantine(store, codec, clock),
                new Appends(codec),
                committer,
                effects,
                outside.wakeUps(),
                changes,
                List.copyOf(listeners));
    }

    private ExpressRuns expressRuns(
            ExecutionIds ids, Rebuilder rebuilder, Interpreter interpreter, EffectHandout effects) {
        ExpressRuns.Parts parts =
                new ExpressRuns.Parts(
                        new ExpressStore(outside.jdbc()),
                        codec,
                        outside.revisions(),
                        rebuilder,
                        leases,
                        ids,
                        settings.execution().maxExpress());
        ExpressRun.Parts runParts =
                new ExpressRun.Parts(
                        interpreter,
                        effects,
                        outside.listeners(),
                        clock,
                        settings.execution().expressLimit());
        return new ExpressRuns(parts, runParts);
    }

    private Executions executions(ExecutionIds ids, ExecutionStore store, ExpressRuns express) {
        Starter.Parts parts =
                new Starter.Parts(
                        leases,
                        ids,
                        router.turns(),
                        store,
                        open,
                        clock,
                        settings.execution().patience());
        ExecutionReads reads =
                new ExecutionReads(
                        store, codec, outside.revisions(), settings.execution().patience());
        return new Executions(new Starter(parts), express, router, reads, open);
    }

    /**
     * Begins to own shards and to run what is in them.
     *
     * @param address where other replicas reach this one, as {@code http://host:port}
     */
    void start(String address) throws InterruptedException {
        committer.start();
        listener.start();
        ScheduledFuture<?> _ =
                maintenance.scheduleWithFixedDelay(this::count, 0, COUNT_SECONDS, TimeUnit.SECONDS);
        leases.start(address, recovery);
    }

    /** Finishes what it is about and gives the shards back. */
    @Override
    public void close() {
        leases.close();
        router.close();
        express.close();
        committer.close();
        listener.close();
        maintenance.shutdownNow();
    }

    Executions executions() {
        return executions;
    }

    ExecutionEvents events() {
        return events;
    }

    DueExecutions dueExecutions() {
        return dueExecutions;
    }

    ForwardedCommands forwarded() {
        return forwarded;
    }

    /** How many executions are in memory. */
    int residents() {
        return residents.size();
    }

    InstantSource clock() {
        return clock;
    }

    ShardLeases leases() {
        return leases;
    }

    private void count() {
        try {
            open.refresh();
        } catch (DataAccessException e) {
            LOG.warn("Running executions could not be counted: {}", e.getMessage());
        }
    }
}
