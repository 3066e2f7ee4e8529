package dev.stepgraph.workflow.execution.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.stepgraph.common.testing.PostgresForTests;
import dev.stepgraph.common.testing.TestDatabase;
import dev.stepgraph.workflow.engine.ExecutionStatus;
import dev.stepgraph.workflow.engine.history.EventDetails;
import dev.stepgraph.workflow.engine.history.HistoryEvent;
import dev.stepgraph.workflow.engine.history.HistoryEventType;
import dev.stepgraph.workflow.execution.shard.ShardEpoch;

import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.util.unit.DataSize;

import tools.jackson.databind.node.JsonNodeFactory;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;

import javax.sql.DataSource;

class GroupCommitterTest {

    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05.678901Z");
    private static final UUID MACHINE = new UUID(1, 2);
    private static final int EPOCH = 7;

    private static TestDatabase database;
    private static JdbcTemplate jdbc;

    private static ExecutionStore store;

    private final EventCodec codec = new EventCodec();

    @BeforeAll
    static void migrate() {
        database = PostgresForTests.freshDatabase();
        jdbc = new JdbcTemplate(database.dataSource());
        store = new ExecutionStore(jdbc, new EventCodec());
        Flyway.configure().dataSource(database.dataSource()).load().migrate();
    }

    @BeforeEach
    void empty() {
        jdbc.update("truncate execution, history_event, shard_lease");
        jdbc.update("insert into shard_lease (shard, epoch) values (0, ?), (1, ?)", EPOCH, EPOCH);
    }

    @Test
    void writesAStartAndWhatFollows() throws Exception {
        UUID id = new UUID(0, 0);
        try (GroupCommitter committer = started(database.dataSource())) {
            Outcome start = new Outcome();
            committer.submit(start(id, null, start, 1, 2));
            assertThat(start.get()).isEqualTo(AppendOutcome.WRITTEN);

            Outcome next = new Outcome();
            RowState ended = new RowState(ExecutionStatus.SUCCEEDED, "{}", null, NOW, null, 4);
            committer.submit(Append.next(id, new ShardEpoch(0, EPOCH), ended, events(3, 4), next));
            assertThat(next.get()).isEqualTo(AppendOutcome.WRITTEN);
        }

        ExecutionRow row = store.find(id).orElseThrow();
        assertThat(row.state())
                .isEqualTo(new RowState(ExecutionStatus.SUCCEEDED, "{}", null, NOW, null, 4));
        assertThat(row.startedAt()).isEqualTo(NOW);
        assertThat(store.historyAfter(id, 0, 10))
                .isEqualTo(events(1, 4).stream().map(StoredEvent::event).toList());
    }

    @Test
    void keepsWhenToWakeToTheMicrosecond() throws Exception {
        UUID due = new UUID(0, 1);
        UUID timed = new UUID(0, 2);
        Instant at = Instant.parse("2031-12-31T23:59:59.999999Z");
        try (GroupCommitter committer = started(database.dataSource())) {
            Outcome first = new Outcome();
            Outcome second = new Outcome();
            committer.submit(start(row(due, null, RowState.DUE), first));
            committer.submit(start(row(timed, null, at), second));
            assertThat(List.of(first.get(), second.get())).containsOnly(AppendOutcome.WRITTEN);
        }

        assertThat(store.active(0, new UUID(0, 0), 10)).containsExactly(due);
        assertThat(store.due(List.of(0), new DueExecution(due, NOW), at, 10))
                .containsExactly(new DueExecution(timed, at));
    }

    @Test
    void tellsThatANameIsTakenAndWritesTheRest() throws Exception {
        UUID first = new UUID(0, 1);
        UUID second = new UUID(0, 2);
        UUID other = new UUID(0, 3);
        GroupCommitter committer =
                new GroupCommitter(database.dataSource(), properties(1), () -> false);
        List<Outcome> outcomes = List.of(new Outcome(), new Outcome(), new Outcome());
        // Queued before the committer runs, so that they share a commit.
        committer.submit(start(first, "same", outcomes.get(0), 1, 2));
        committer.submit(start(second, "same", outcomes.get(1), 1, 2));
        committer.submit(start(other, "other", outcomes.get(2), 1, 2));
        try (committer) {
            committer.start();
            assertThat(outcomes.get(0).get()).isEqualTo(AppendOutcome.WRITTEN);
            assertThat(outcomes.get(1).get()).isEqualTo(AppendOutcome.NAME_TAKEN);
            assertThat(outcomes.get(2).get()).isEqualTo(AppendOutcome.WRITTEN);
        }

        assertThat(store.historyAfter(second, 0, 10)).isEmpty();
        assertThat(store.find(MACHINE, "same").orElseThrow().id()).isEqualTo(first);
    }

    @Test
    void writesNothingUnderAnEpochThatIsOver() throws Exception {
        UUID stale = new UUID(0, 1);
        UUID current = new UUID(0, 2);
        GroupCommitter committer =
                new GroupCommitter(database.dataSource(), properties(1), () -> true);
        Outcome fenced = new Outcome();
        Outcome written = new Outcome();
        committer.submit(Append.start(row(stale, null, null), EPOCH - 1, events(1, 2), fenced));
        committer.submit(start(current, null, written, 1, 2));
        try (committer) {
            committer.start();
            assertThat(fenced.get()).isEqualTo(AppendOutcome.FENCED);
            assertThat(written.get()).isEqualTo(AppendOutcome.WRITTEN);
        }

        assertThat(store.find(stale)).isEmpty();
        assertThat(store.historyAfter(stale, 0, 10)).isEmpty();
    }

    @Test
    void splitsABatchUntilTheBadAppendStandsAlone() throws Exception {
        GroupCommitter committer =
                new GroupCommitter(database.dataSource(), properties(1), () -> false);
        List<Outcome> outcomes = new ArrayList<>();
        for (int i = 1; i <= 20; i++) {
            Outcome outcome = new Outcome();
            outcomes.add(outcome);
            // The eighth has an event twice, which the history's primary key refuses.
            long[] ids = i == 8 ? new long[] {1, 1} : new long[] {1, 2};
            committer.submit(start(new UUID(0, i), null, outcome, ids));
        }
        try (committer) {
            committer.start();
            for (int i = 1; i <= 20; i++) {
                assertThat(outcomes.get(i - 1).get())
                        .isEqualTo(i == 8 ? AppendOutcome.REFUSED : AppendOutcome.WRITTEN);
            }
        }

        assertThat(store.find(new UUID(0, 8))).isEmpty();
    }

    @Test
    void refusesToChangeAnExecutionThatHasEnded() throws Exception {
        UUID id = new UUID(0, 1);
        RowState ended = new RowState(ExecutionStatus.FAILED, null, "{}", NOW, null, 3);
        try (GroupCommitter committer = started(database.dataSource())) {
            Outcome start = new Outcome();
            Outcome end = new Outcome();
            Outcome late = new Outcome();
            committer.submit(start(id, null, start, 1, 2));
            start.get();
            committer.submit(Append.next(id, new ShardEpoch(0, EPOCH), ended, events(3, 3), end));
            end.get();
            committer.submit(Append.next(id, new ShardEpoch(0, EPOCH), ended, events(4, 4), late));
            assertThat(late.get()).isEqualTo(AppendOutcome.REFUSED);
        }

        assertThat(store.historyAfter(id, 3, 10)).isEmpty();
    }

    @Test
    void findsOutWhatBecameOfACommitWhoseAnswerWasLost() throws Exception {
        UUID written = new UUID(0, 1);
        FaultyConnections connections = new FaultyConnections(database.dataSource());
        try (GroupCommitter committer = started(connections)) {
            connections.failNext(FaultyConnections.Fault.AFTER_THE_COMMIT);
            Outcome outcome = new Outcome();
            committer.submit(start(written, null, outcome, 1, 2));
            assertThat(outcome.get()).isEqualTo(AppendOutcome.WRITTEN);

            connections.failNext(FaultyConnections.Fault.AFTER_THE_COMMIT);
            Outcome next = new Outcome();
            committer.submit(
                    Append.next(written, new ShardEpoch(0, EPOCH), null, events(3, 4), next));
            assertThat(next.get()).isEqualTo(AppendOutcome.WRITTEN);
        }

        assertThat(store.historyAfter(written, 0, 10)).hasSize(4);
        assertThat(connections.faults()).isEqualTo(2);
    }

    @Test
    void writesOnceMoreWhatWasLostBeforeTheCommit() throws Exception {
        UUID id = new UUID(0, 1);
        FaultyConnections connections = new FaultyConnections(database.dataSource());
        try (GroupCommitter committer = started(connections)) {
            connections.failNext(FaultyConnections.Fault.BEFORE_THE_COMMIT);
            Outcome outcome = new Outcome();
            committer.submit(start(id, "named", outcome, 1, 2));
            assertThat(outcome.get()).isEqualTo(AppendOutcome.WRITTEN);
        }

        assertThat(store.historyAfter(id, 0, 10)).hasSize(2);
        assertThat(connections.faults()).isEqualTo(1);
    }

    @Test
    void turnsStartsAwayWhileTheDatabaseIsAwayAndKeepsTheRest() throws Exception {
        UUID running = new UUID(0, 1);
        FaultyConnections connections = new FaultyConnections(database.dataSource());
        try (GroupCommitter committer = started(connections)) {
            Outcome start = new Outcome();
            committer.submit(start(running, null, start, 1, 2));
            start.get();

            connections.setAway(true);
            Outcome kept = new Outcome();
            committer.submit(
                    Append.next(running, new ShardEpoch(0, EPOCH), null, events(3, 3), kept));
            await().atMost(Duration.ofSeconds(20))
                    .until(() ->
                            committer.submit(start(UUID.randomUUID(), null, new Outcome(), 1))
                                    != null);
            assertThat(kept.isDone()).isFalse();

            connections.setAway(false);
            assertThat(kept.get()).isEqualTo(AppendOutcome.WRITTEN);
        }

        assertThat(store.historyAfter(running, 2, 10)).hasSize(1);
    }

    @Test
    void throttlesStartsWhenTooManyWait() throws Exception {
        GroupCommitter idle =
                new GroupCommitter(
                        database.dataSource(),
                        new CommitterProperties(
                                1, 10, DataSize.ofMegabytes(1), 2, DataSize.ofMegabytes(1)),
                        () -> false);

        assertThat(idle.submit(start(new UUID(0, 1), null, new Outcome(), 1, 2))).isNull();
        assertThat(idle.submit(start(new UUID(0, 2), null, new Outcome(), 1, 2))).isNull();
        assertThat(idle.submit(start(new UUID(0, 3), null, new Outcome(), 1, 2)))
                .isEqualTo(GroupCommitter.Refusal.FULL);
        assertThat(
                        idle.submit(
                                Append.next(
                                        new UUID(0, 4),
                                        new ShardEpoch(0, EPOCH),
                                        null,
                                        events(3, 3),
                                        new Outcome())))
                .isNull();
    }

    @Test
    void aWithdrawnStartIsNotWritten() throws Exception {
        GroupCommitter committer =
                new GroupCommitter(database.dataSource(), properties(1), () -> false);
        Append withdrawn = start(new UUID(0, 1), null, new Outcome(), 1, 2);
        Outcome other = new Outcome();
        committer.submit(withdrawn);
        committer.submit(start(new UUID(0, 2), null, other, 1, 2));
        boolean given = withdrawn.withdraw();
        try (committer) {
            committer.start();
            other.get();
        }

        assertThat(given).isTrue();
        assertThat(withdrawn.withdraw()).isFalse();
        assertThat(store.find(new UUID(0, 1))).isEmpty();
    }

    /** An outcome that is to come. */
    private static final class Outcome implements java.util.function.Consumer<AppendOutcome> {
        private final CompletableFuture<AppendOutcome> outcome = new CompletableFuture<>();

        @Override
        public void accept(AppendOutcome result) {
            outcome.complete(result);
        }

        AppendOutcome get() throws Exception {
            return outcome.get(20, TimeUnit.SECONDS);
        }

        boolean isDone() {
            return outcome.isDone();
        }
    }

    private static GroupCommitter started(DataSource connections) {
        GroupCommitter committer = new GroupCommitter(connections, properties(2), () -> true);
        committer.start();
        return committer;
    }

    private static CommitterProperties properties(int threads) {
        return new CommitterProperties(
                threads, 256, DataSize.ofMegabytes(8), 4096, DataSize.ofMegabytes(64));
    }

    private Append start(UUID id, @Nullable String name, Outcome outcome, long... eventIds) {
        List<StoredEvent> events =
                codec.encode(LongStream.of(eventIds).mapToObj(GroupCommitterTest::event).toList());
        return Append.start(row(id, name, null), EPOCH, events, outcome);
    }

    private Append start(ExecutionRow row, Outcome outcome) {
        return Append.start(row, EPOCH, events(1, 2), outcome);
    }

    private static ExecutionRow row(UUID id, @Nullable String name, @Nullable Instant wakeAt) {
        RowState running = new RowState(ExecutionStatus.RUNNING, null, null, null, wakeAt, 2);
        return new ExecutionRow(id, 0, MACHINE, new UUID(3, 4), name, "{}", null, NOW, running);
    }

    private List<StoredEvent> events(long from, long to) {
        return codec.encode(
                LongStream.rangeClosed(from, to).mapToObj(GroupCommitterTest::event).toList());
    }

    private static HistoryEvent event(long id) {
        EventDetails details =
                new EventDetails.StateEntered("A", JsonNodeFactory.instance.objectNode(), null);
        return new HistoryEvent(
                id, 0, id - 1, HistoryEventType.PASS_STATE_ENTERED, NOW, 0, details);
    }
}
