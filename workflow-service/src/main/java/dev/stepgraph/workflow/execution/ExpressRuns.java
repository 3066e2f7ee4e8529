package dev.stepgraph.workflow.execution;

import dev.stepgraph.common.aws.AwsErrorCode;
import dev.stepgraph.common.aws.AwsException;
import dev.stepgraph.workflow.engine.Command;
import dev.stepgraph.workflow.engine.Execution;
import dev.stepgraph.workflow.execution.shard.ExecutionIds;
import dev.stepgraph.workflow.execution.shard.ShardEpoch;
import dev.stepgraph.workflow.execution.shard.ShardLeases;
import dev.stepgraph.workflow.execution.store.EventCodec;
import dev.stepgraph.workflow.execution.store.ExpressRow;
import dev.stepgraph.workflow.execution.store.ExpressStore;
import dev.stepgraph.workflow.execution.store.WellFormed;
import dev.stepgraph.workflow.statemachine.StateMachineRevisions;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Express executions. One that is waited for leaves no trace in the database; of one that is not,
 * the start is durable, and it runs again after a crash.
 */
final class ExpressRuns implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ExpressRuns.class);

    /** Between two attempts at what the database did not do. */
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Parts parts;
    private final ExpressRun.Parts runParts;
    private final Semaphore free;
    private final Set<UUID> running = ConcurrentHashMap.newKeySet();

    /** What Express executions are run with. */
    record Parts(
            ExpressStore store,
            EventCodec codec,
            StateMachineRevisions revisions,
            Rebuilder rebuilder,
            ShardLeases leases,
            ExecutionIds ids,
            int most) {}

    ExpressRuns(Parts parts, ExpressRun.Parts runParts) {
        this.parts = parts;
        this.runParts = runParts;
        this.free = new Semaphore(parts.most());
    }

    /** Runs an execution to its end. */
    ExecutionRecord runSync(NewExecution request) {
        acquire();
        try {
            Instant now = runParts.clock().instant();
            UUID id = parts.ids().next(now, 0);
            return run(id, now, request);
        } finally {
            free.release();
        }
    }

    /** Makes a start durable, and has it run. */
    StartedExecution start(NewExecution request) {
        acquire();
        boolean begun = false;
        try {
            Instant now = runParts.clock().instant();
            ShardEpoch shard = parts.leases().any().orElseThrow(ExpressRuns::unavailable);
            UUID id = parts.ids().next(now, shard.shard());
            if (!parts.store().insert(row(id, shard, now, request), shard.epoch())) {
                throw unavailable();
            }
            begin(id, now, () -> request);
            begun = true;
            return new StartedExecution(id, arn(id, request), now);
        } finally {
            if (!begun) {
                free.release();
            }
        }
    }

    /** Runs what was started in shards that this replica has taken over. */
    void runAgain(Collection<ShardEpoch> shards) {
        var numbers = shards.stream().map(ShardEpoch::shard).toList();
        for (ExpressRow row : parts.store().find(numbers)) {
            if (!running.contains(row.id())) {
                free.acquireUninterruptibly();
                begin(row.id(), row.startedAt(), () -> request(row));
            }
        }
    }

    /** Tries nothing again. */
    @Override
    public void close() {
        stopping.countDown();
    }

    private void begin(UUID id, Instant startedAt, Supplier<NewExecution> request) {
        running.add(id);
        Thread.ofVirtual().name("express").start(() -> runToEnd(id, startedAt, request));
    }

    private void runToEnd(UUID id, Instant startedAt, Supplier<NewExecution> request) {
        try {
            ExecutionRecord end = run(id, startedAt, request.get());
            LOG.debug("{} ended as {}", end.arn(), end.status());
            forget(id);
        } finally {
            running.remove(id);
            free.release();
        }
    }

    /** As long as its start is there, an execution runs again after a crash. */
    private void forget(UUID id) {
        do {
            try {
                parts.store().delete(id);
                return;
            } catch (DataAccessException e) {
                LOG.warn("Express execution {} has ended, and its start stays yet", id, e);
            }
        } while (!stopped());
    }

    private boolean stopped() {
        try {
            return stopping.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private ExecutionRecord run(UUID id, Instant startedAt, NewExecution request) {
        Execution execution = parts.rebuilder().beginExpress(id, request);
        ExpressRun.End end;
        try {
            end =
                    new ExpressRun(runParts, execution)
                            .run(new Command.StartExecution(request.input()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unavailable();
        }
        return new ExecutionRecord(
                id,
                execution.identity().arn(),
                execution.identity().name(),
                request.revision().stateMachineArn(),
                request.revision().id(),
                end.status(),
                startedAt,
                end.stoppedAt(),
                request.inputText(),
                execution.output() == null ? null : parts.codec().payload(execution.output()),
                end.failure(),
                request.traceHeader());
    }

    private static ExpressRow row(UUID id, ShardEpoch shard, Instant now, NewExecution request) {
        return new ExpressRow(
                id,
                request.revision().id(),
                now,
                shard.shard(),
                Rebuilder.name(id, request),
                WellFormed.text(request.inputText()),
                request.traceHeader());
    }

    private NewExecution request(ExpressRow row) {
        return new NewExecution(
                parts.revisions().revision(row.revisionId()),
                row.name(),
                parts.codec().payload(row.input()),
                row.input(),
                row.traceHeader());
    }

    private static String arn(UUID id, NewExecution request) {
        String stateMachineArn = request.revision().stateMachineArn();
        return ExecutionArn.express(stateMachineArn, Rebuilder.name(id, request), id);
    }

    private void acquire() {
        if (!free.tryAcquire()) {
            throw new AwsException(AwsErrorCode.ThrottlingException, "Rate exceeded");
        }
    }

    private static AwsException unavailable() {
        return new AwsException(
                AwsErrorCode.ServiceUnavailable,
                "Executions cannot be started at the moment. Try again.");
    }
}
