package dev.stepgraph.workflow.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.stepgraph.common.testing.PostgresForTests;
import dev.stepgraph.common.testing.TestDatabase;
import dev.stepgraph.workflow.fault.StartLedger.Acknowledged;

import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;

/** The script finds each thing that is wrong, and nothing where all is well. */
class InvariantsTest {

    private static final String SUCCEEDED = SampleHistories.SUCCEEDED;
    private static final String WAITING = SampleHistories.WAITING;
    private static final String FAILED = SampleHistories.FAILED;
    private static final String ARN = SampleHistories.EXECUTION_ARN;

    @SuppressWarnings("NullAway.Init") // made before all tests
    private static TestDatabase database;

    @SuppressWarnings("NullAway.Init") // made before each test
    private Connection connection;

    @SuppressWarnings("NullAway.Init") // made before each test
    private JdbcTemplate jdbc;

    @BeforeAll
    static void migrate() {
        database = PostgresForTests.freshDatabase();
        Flyway.configure().dataSource(database.dataSource()).load().migrate();
    }

    @BeforeEach
    void fill() throws SQLException {
        connection = database.dataSource().getConnection();
        connection.setAutoCommit(false);
        jdbc = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
        new SampleHistories(jdbc).insert();
    }

    @AfterEach
    void rollBack() throws SQLException {
        connection.rollback();
        connection.close();
    }

    @Test
    void findsNothingWhereAllIsWell() throws SQLException {
        Map<String, Acknowledged> acknowledged =
                Map.of(
                        ARN + "succeeded", acknowledged(SampleHistories.STARTED),
                        ARN + "failed", new Acknowledged(ANY, null),
                        ARN + WAITING, acknowledged(SampleHistories.STARTED));

        assertThat(Invariants.violations(connection, acknowledged)).isEmpty();
    }

    @Test
    void findsAnAcknowledgedStartThatIsLost() throws SQLException {
        Map<String, Acknowledged> acknowledged =
                Map.of(ARN + "lost", acknowledged(SampleHistories.STARTED));

        assertThat(Invariants.violations(connection, acknowledged))
                .containsExactly(
                        "an acknowledged start exists: execution null, event null: "
                                + ARN
                                + "lost");
    }

    @Test
    void findsAnAcknowledgedStartWithAnotherDate() throws SQLException {
        Map<String, Acknowledged> acknowledged =
                Map.of(ARN + "failed", acknowledged(SampleHistories.STARTED.plusMillis(1)));

        assertThat(Invariants.violations(connection, acknowledged))
                .singleElement()
                .asString()
                .startsWith("an acknowledged start keeps its date");
    }

    @Test
    void findsAnAcknowledgedStartThatExistsTwice() throws SQLException {
        jdbc.execute("drop index execution_name");
        jdbc.update("update execution set name = 'same' where name is not null");
        Map<String, Acknowledged> acknowledged =
                Map.of(ARN + "same", acknowledged(SampleHistories.STARTED));

        assertThat(Invariants.violations(connection, acknowledged))
                .singleElement()
                .asString()
                .startsWith("an acknowledged start exists once");
    }

    @Test
    void looksOnlyAtWhatStartedSinceAnInstant() throws SQLException {
        jdbc.update(event(SUCCEEDED, 4, "type = 6"));
        jdbc.update(event(SUCCEEDED, 10, "type = 6"));
        jdbc.execute("set local stepgraph.since = '2026-01-02'");

        assertThat(Invariants.violations(connection, Map.of())).isEmpty();
    }

    @ParameterizedTest
    @MethodSource({"wrongHistories", "wrongTasks", "wrongEpochs", "wrongExecutions"})
    void findsWhatIsWrong(String violation, String change) throws SQLException {
        int changed = jdbc.update(change);

        assertThat(changed).isPositive();
        assertThat(Invariants.violations(connection, Map.of()))
                .anySatisfy(found -> assertThat(found).startsWith(violation + ": "));
    }

    static Stream<Arguments> wrongHistories() {
        String gap = "history is gapless";
        String start = "history begins with ExecutionStarted";
        String before = "an event follows an earlier one";
        return Stream.of(
                arguments(gap, "delete from history_event where id = 4"),
                arguments(gap, event(SUCCEEDED, 10, "id = 11")),
                arguments(gap, "update history_event set ordinal = 2 where ordinal = 1"),
                arguments(start, event(FAILED, 1, "type = 6")),
                arguments(start, event(FAILED, 2, "type = 1")),
                arguments(before, event(FAILED, 4, "previous_id = 4")),
                arguments(before, event(FAILED, 4, "previous_id = -1")),
                arguments(
                        "an event follows one that exists",
                        "delete from history_event where id = 3"),
                arguments("nothing follows the end", event(SUCCEEDED, 9, "type = 2")),
                arguments(
                        "every history has an execution",
                        "delete from execution where id = '%s'".formatted(FAILED)));
    }

    static Stream<Arguments> wrongTasks() {
        return Stream.of(
                arguments(
                        "a task has one outcome",
                        event(SUCCEEDED, 9, "type = 40, previous_id = 7")),
                arguments("an outcome is that of a task", event(SUCCEEDED, 8, "previous_id = 2")),
                arguments("a task has an outcome", event(SUCCEEDED, 8, "type = 16")),
                // The other task is no longer cut off.
                arguments("a task has an outcome", event(FAILED, 11, "type = 16")));
    }

    static Stream<Arguments> wrongEpochs() {
        return Stream.of(
                arguments("no stale epoch wrote", event(SUCCEEDED, 10, "epoch = 2")),
                arguments("no epoch is ahead of its lease", event(FAILED, 13, "epoch = 6")),
                arguments("a row is written with its history", execution(FAILED, "epoch = 1")),
                arguments(
                        "no stale epoch decided",
                        event(SUCCEEDED, 5, "at = at + interval '1 minute'")));
    }

    static Stream<Arguments> wrongExecutions() {
        String status = "the status is that of the last event";
        String last = "the row names the last event";
        String end = "what has ended is ended wholly";
        return Stream.of(
                arguments("every execution has a history", "delete from history_event"),
                arguments(status, execution(SUCCEEDED, "status = 4")),
                arguments(status, execution(WAITING, "status = 1")),
                arguments(last, execution(WAITING, "last_event_id = 3")),
                arguments(last, execution(FAILED, "last_event_id = 1")),
                arguments(end, execution(FAILED, "stopped_at = null")),
                arguments(end, execution(FAILED, "wake_at = now()")),
                arguments(end, execution(SUCCEEDED, "output = null")),
                arguments(
                        "an execution is in the shard that its id names",
                        execution(FAILED, "shard = 0")),
                arguments(
                        "what runs has something that wakes it",
                        execution(WAITING, "wake_at = null")),
                arguments(
                        "what is due is seen to",
                        execution(WAITING, "wake_at = now() - interval '2 minutes'")),
                arguments(
                        "what is due at once goes on", execution(WAITING, "wake_at = '-infinity'")),
                arguments(
                        "an Express execution ends",
                        "update express_execution set started_at = now() - interval '1 hour'"));
    }

    private static final Start ANY = new Start(Machine.PASSES, null, 0);

    private static Acknowledged acknowledged(Instant startDate) {
        return new Acknowledged(ANY, startDate);
    }

    private static String event(String execution, int id, String change) {
        return "update history_event set %s where execution_id = '%s' and id = %d and ordinal = 0"
                .formatted(change, execution, id);
    }

    private static String execution(String execution, String change) {
        return "update execution set %s where id = '%s'".formatted(change, execution);
    }
}
