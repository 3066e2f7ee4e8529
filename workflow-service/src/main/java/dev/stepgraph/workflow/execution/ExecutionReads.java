package dev.stepgraph.workflow.execution;

import dev.stepgraph.common.aws.AwsErrorCode;
import dev.stepgraph.common.aws.AwsException;
import dev.stepgraph.workflow.engine.history.HistoryEvent;
import dev.stepgraph.workflow.execution.shard.ExecutionIds;
import dev.stepgraph.workflow.execution.store.EventCodec;
import dev.stepgraph.workflow.execution.store.ExecutionRow;
import dev.stepgraph.workflow.execution.store.ExecutionStore;
import dev.stepgraph.workflow.execution.store.Listing;
import dev.stepgraph.workflow.execution.store.RowState;
import dev.stepgraph.workflow.statemachine.StateMachineRevision;
import dev.stepgraph.workflow.statemachine.StateMachineRevisions;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** Reads executions for those who ask, and says so in time if the database does not answer. */
final class ExecutionReads {

    private static final Logger LOG = LoggerFactory.getLogger(ExecutionReads.class);

    private final ExecutionStore store;
    private final EventCodec codec;
    private final StateMachineRevisions revisions;
    private final Duration patience;

    ExecutionReads(
            ExecutionStore store,
            EventCodec codec,
            StateMachineRevisions revisions,
            Duration patience) {
        this.store = store;
        this.codec = codec;
        this.revisions = revisions;
        this.patience = patience;
    }

    /** The row of the execution of that ARN. */
    Optional<ExecutionRow> row(String executionArn) {
        return ExecutionArn.parse(executionArn).flatMap(arn -> inTime(() -> row(arn)));
    }

    /** The execution of that ARN. */
    Optional<ExecutionRecord> find(String executionArn) {
        return ExecutionArn.parse(executionArn)
                .flatMap(arn -> inTime(() -> row(arn).map(this::record)));
    }

    /** The execution of that key. */
    Optional<ExecutionRecord> find(UUID id) {
        return inTime(() -> store.find(id).map(this::record));
    }

    /** A page of executions, newest first. */
    ExecutionPage list(ExecutionQuery query) {
        return inTime(() -> {
            // One more than is asked for says whether there is a next page.
            List<ExecutionRow> rows = store.list(listing(query));
            boolean more = rows.size() > query.limit();
            List<ExecutionRow> shown = more ? rows.subList(0, query.limit()) : rows;
            ExecutionPosition next = null;
            if (more) {
                ExecutionRow last = shown.getLast();
                next = new ExecutionPosition(last.startedAt(), last.id());
            }
            return new ExecutionPage(shown.stream().map(this::record).toList(), next);
        });
    }

    /** A part of a history. */
    List<HistoryEvent> history(UUID executionId, HistoryRange range) {
        return inTime(() ->
                switch (range.order()) {
                    case FORWARD -> store.historyAfter(executionId, range.afterId(), range.limit());
                    case REVERSE ->
                            store.historyBefore(
                                    executionId,
                                    range.afterId() == 0 ? Integer.MAX_VALUE : range.afterId(),
                                    range.limit());
                });
    }

    /** Runs what needs the database, and refuses clearly if the database is away. */
    <T> T whileAvailable(Supplier<T> work) {
        try {
            return work.get();
        } catch (DataAccessException e) {
            LOG.warn("The database does not answer: {}", e.getMessage());
            throw unavailable();
        }
    }

    /** The same, and gives up waiting in time, whatever the network does. */
    private <T> T inTime(Supplier<T> work) {
        CompletableFuture<T> result = new CompletableFuture<>();
        Thread.ofVirtual().name("read").start(() -> complete(result, work));
        try {
            return result.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw unavailable();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unavailable();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException reason
                    ? reason
                    : new IllegalStateException(e.getCause());
        }
    }

    private static AwsException unavailable() {
        return new AwsException(
                AwsErrorCode.ServiceUnavailable,
                "The database does not answer at the moment. Try again.");
    }

    private <T> void complete(CompletableFuture<T> result, Supplier<T> work) {
        try {
            result.complete(whileAvailable(work));
        } catch (RuntimeException | Error e) {
            result.completeExceptionally(e);
        }
    }

    private Optional<ExecutionRow> row(ExecutionArn arn) {
        UUID stateMachine = ExecutionArn.stateMachineKey(arn.stateMachineArn());
        return id(arn.name())
                .flatMap(store::find)
                .filter(row -> row.name() == null && row.stateMachine().equals(stateMachine))
                .or(() -> store.find(stateMachine, arn.name()));
    }

    /** An execution without a name of its own has its id as name. */
    private static Optional<UUID> id(String name) {
        if (name.length() != 36) {
            return Optional.empty();
        }
        try {
            return Optional.of(UUID.fromString(name));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Listing listing(ExecutionQuery query) {
        ExecutionPosition position = query.position();
        UUID before = query.startedBefore() == null ? null : leastAt(query.startedBefore());
        if (position != null && (before == null || position.id().compareTo(before) < 0)) {
            before = position.id();
        }
        return new Listing(
                query.stateMachineArn() == null
                        ? null
                        : ExecutionArn.stateMachineKey(query.stateMachineArn()),
                query.statuses(),
                query.namePrefix(),
                query.startedAfter() == null ? null : leastAt(query.startedAfter()),
                before,
                query.limit() + 1);
    }

    private static UUID leastAt(Instant instant) {
        return ExecutionIds.leastAt(instant);
    }

    private ExecutionRecord record(ExecutionRow row) {
        StateMachineRevision revision = revisions.revision(row.revisionId());
        RowState state = row.state();
        String name = row.name() == null ? row.id().toString() : row.name();
        String stateMachineArn = revision.stateMachineArn();
        return new ExecutionRecord(
                row.id(),
                new ExecutionArn(stateMachineArn, name).text(),
                name,
                stateMachineArn,
                row.revisionId(),
                state.status(),
                row.startedAt(),
                state.stoppedAt(),
                row.input(),
                state.output(),
                state.failure() == null ? null : codec.failure(state.failure()),
                row.traceHeader());
    }
}
