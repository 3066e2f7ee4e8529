package dev.stepgraph.common.testing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.Consumer;

class PostgresProcessTest {

    enum End {
        FAST(PostgresProcess::stopFast),
        IMMEDIATE(PostgresProcess::stopImmediate),
        KILL(PostgresProcess::kill9);

        private final Consumer<PostgresProcess> way;

        End(Consumer<PostgresProcess> way) {
            this.way = way;
        }
    }

    @ParameterizedTest
    @EnumSource
    void keepsWhatWasCommittedOverEveryEnd(End end) throws SQLException {
        try (PostgresProcess server = PostgresProcess.start(PostgresProcess.Durability.ON)) {
            TestDatabase database = server.createDatabase("kept");
            execute(database, "create table t as select 42 as n");

            end.way.accept(server);
            server.start();

            assertThat(query(database, "select n from t")).isEqualTo("42");
            assertThat(query(database, "show fsync")).isEqualTo("on");
            assertThat(query(database, "show synchronous_commit")).isEqualTo("on");
        }
    }

    @Test
    void aSharedServerGivesEachItsOwnDatabase() throws SQLException {
        TestDatabase one = PostgresForTests.freshDatabase();
        TestDatabase other = PostgresForTests.freshDatabase();

        execute(one, "create table t ()");

        assertThat(query(other, "select count(*) from pg_tables where tablename = 't'"))
                .isEqualTo("0");
    }

    private static void execute(TestDatabase database, String sql) throws SQLException {
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String query(TestDatabase database, String sql) throws SQLException {
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
