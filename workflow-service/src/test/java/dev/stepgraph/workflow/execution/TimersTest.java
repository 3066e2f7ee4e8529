package dev.stepgraph.workflow.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.stepgraph.common.testing.PostgresForTests;
import dev.stepgraph.common.testing.TestDatabase;
import dev.stepgraph.workflow.statemachine.StateMachineRevision;

import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/** Timers and a database that does not answer. */
class TimersTest {

    private static final Duration SOON = Duration.ofSeconds(30);

    private final TestDatabase database = PostgresForTests.freshDatabase();
    private final TestMachines machines = new TestMachines();
    private final JdbcTemplate jdbc = new JdbcTemplate(database.dataSource());

    @Test
    void fireWhileTheDatabaseIsLookedAtInVain() throws SQLException {
        StateMachineRevision waits = machines.standard("waits-1", TestMachines.waits(1));
        try (TestNode node = new TestNode(database, machines)) {
            // Its end says that timers are kept in memory by now.
            node.executions().start(TestMachines.start(waits, "{}"));
            await().atMost(SOON).until(() -> succeeded() == 1);

            List<Connection> taken = node.takePool();
            node.lookForTimers();
            for (int i = 0; i < 10; i++) {
                node.executions().start(TestMachines.start(waits, "{}"));
            }

            await().atMost(SOON).until(() -> succeeded() == 11);
            assertThat(taken).noneMatch(TimersTest::closed);
            for (Connection connection : taken) {
                connection.close();
            }
        }
    }

    private long succeeded() {
        Long count =
                jdbc.queryForObject("select count(*) from execution where status = 1", Long.class);
        return count == null ? 0 : count;
    }

    private static boolean closed(Connection connection) {
        try {
            return connection.isClosed();
        } catch (SQLException e) {
            return true;
        }
    }
}
