package dev.stepgraph.workflow.execution;

import dev.stepgraph.common.aws.AwsErrorCode;
import dev.stepgraph.common.aws.AwsException;
import dev.stepgraph.workflow.engine.Command;
import dev.stepgraph.workflow.execution.shard.ExecutionIds;
import dev.stepgraph.workflow.execution.shard.ShardEpoch;
import dev.stepgraph.workflow.execution.shard.ShardLeases;
import dev.stepgraph.workflow.execution.store.AppendOutcome;
import dev.stepgraph.workflow.execution.store.ExecutionRow;
import dev.stepgraph.workflow.execution.store.ExecutionStore;
import dev.stepgraph.workflow.execution.store.WellFormed;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Starts executions: the first burst is decided before anything is written, and written with it.
 */
final class Starter {

    /** How often a start is tried whose shard changes hands at that moment. */
    private static final int ATTEMPTS = 3;

    private final Parts parts;

    /** What starts are made with. */
    record Parts(
            ShardLeases leases,
            ExecutionIds ids,
            Turns turns,
            ExecutionStore store,
            OpenExecutions open,
            InstantSource clock,
            Duration patience) {}

    Starter(Parts parts) {
        this.parts = parts;
    }

    /** Whether there are shards to start executions in. */
    boolean ready() {
        return parts.leases().any().isPresent();
    }

    StartedExecution start(NewExecution request) {
        parts.open().checkLimit();
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            Instant now = parts.clock().instant();
            ShardEpoch shard = parts.leases().any().orElseThrow(Starter::unavailable);
            UUID id = parts.ids().next(now, shard.shard());
            Pending start = new Pending(new Command.StartExecution(request.input()));
            Resident resident = Resident.fresh(id, shard, request);
            resident.offer(start);
            parts.turns().run(resident);
            AppendOutcome outcome = await(resident, start);
            switch (outcome) {
                case WRITTEN -> {
                    return started(id, request, startedAt(start, now));
                }
                case NAME_TAKEN -> {
                    return existing(request);
                }
                case THROTTLED ->
                        throw new AwsException(AwsErrorCode.ThrottlingException, "Rate exceeded");
                case UNAVAILABLE -> throw unavailable();
                case FENCED, REFUSED -> {
                    // Once more, in a shard that this replica still owns.
                }
            }
        }
        throw unavailable();
    }

    private static Instant startedAt(Pending start, Instant otherwise) {
        if (start.answer().isCompletedExceptionally()) {
            return otherwise;
        }
        Instant startedAt = start.answer().join().startedAt();
        return startedAt == null ? otherwise : startedAt;
    }

    private AppendOutcome await(Resident resident, Pending start) {
        try {
            start.answer().get(parts.patience().toNanos(), TimeUnit.NANOSECONDS);
            return AppendOutcome.WRITTEN;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof NotWrittenException notWritten) {
                return notWritten.outcome();
            }
            throw e.getCause() instanceof RuntimeException reason
                    ? reason
                    : new IllegalStateException(e.getCause());
        } catch (TimeoutException e) {
            resident.withdraw();
            throw unavailable();
        } catch (InterruptedException e) {
            resident.withdraw();
            Thread.currentThread().interrupt();
            throw unavailable();
        }
    }

    /** Another execution has the name: it may be the one that is meant. */
    private StartedExecution existing(NewExecution request) {
        String name = String.valueOf(request.name());
        UUID stateMachine = ExecutionArn.stateMachineKey(request.revision().stateMachineArn());
        ExecutionRow row = parts.store().find(stateMachine, name).orElseThrow(Starter::unavailable);
        boolean same =
                !row.state().status().terminal()
                        && row.input().equals(WellFormed.text(request.inputText()));
        if (same) {
            return started(row.id(), request, row.startedAt());
        }
        throw new AwsException(
                AwsErrorCode.ExecutionAlreadyExists,
                "Execution Already Exists: '" + arn(row.id(), request) + "'");
    }

    private static StartedExecution started(UUID id, NewExecution request, Instant startDate) {
        return new StartedExecution(id, arn(id, request), startDate);
    }

    private static String arn(UUID id, NewExecution request) {
        String name = request.name() == null ? id.toString() : request.name();
        return new ExecutionArn(request.revision().stateMachineArn(), name).text();
    }

    private static AwsException unavailable() {
        return new AwsException(
                AwsErrorCode.ServiceUnavailable,
                "Executions cannot be started at the moment. Try again.");
    }
}
