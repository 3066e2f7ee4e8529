package dev.stepgraph.local.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepgraph.local.DataFolder;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Real servers, really killed. */
class LocalPostgresTest {

    /** Shared, since the library unpacks PostgreSQL once into the first folder that it sees. */
    @TempDir static Path parent;

    private Path path;

    @BeforeEach
    void createFolder() throws IOException {
        path = Files.createTempDirectory(parent, "data");
    }

    @Test
    void keepsItsDataAtFullDurability() throws Exception {
        try (DataFolder folder = DataFolder.open(path)) {
            try (LocalPostgres postgres = LocalPostgres.start(folder, 0)) {
                execute(postgres, "create table kept (n int)");

                assertThat(query(postgres, "show fsync")).isEqualTo("on");
                assertThat(query(postgres, "show synchronous_commit")).isEqualTo("on");
                assertThat(query(postgres, "show listen_addresses")).isEqualTo("127.0.0.1");
            }
            try (LocalPostgres postgres = LocalPostgres.start(folder, 0)) {
                assertThat(query(postgres, "select count(*) from kept")).isEqualTo("0");
            }
        }
    }

    @Test
    void asksForAPassword() throws Exception {
        try (DataFolder folder = DataFolder.open(path);
                LocalPostgres postgres = LocalPostgres.start(folder, 0)) {
            for (String user : new String[] {"postgres", LocalPostgres.USER}) {
                org.assertj.core.api.Assertions.assertThatThrownBy(() ->
                                DriverManager.getConnection(postgres.jdbcUrl(), user, "guess"))
                        .isInstanceOf(SQLException.class)
                        .hasMessageContaining("password authentication failed");
            }
        }
    }

    @Test
    void oneLeftBehindByAKilledLauncherIsStoppedAndItsDataKept() throws Exception {
        try (DataFolder folder = DataFolder.open(path)) {
            LocalPostgres orphan = LocalPostgres.start(folder, 0);
            execute(orphan, "create table kept (n int)");
            PostmasterPid left = PostmasterPid.read(folder.postgresData()).orElseThrow();
            // What the kill of a launcher does to its lock on the data.
            Files.delete(folder.postgresData().resolve("epg-lock"));

            OrphanedPostgres.stop(folder);

            assertThat(ProcessHandle.of(left.pid())).isEmpty();
            try (LocalPostgres next = LocalPostgres.start(folder, left.port())) {
                assertThat(query(next, "select count(*) from kept")).isEqualTo("0");
            }
        }
    }

    @Test
    void aProcessIdThatWasGivenToAnotherProgramIsNoOrphan() throws Exception {
        try (DataFolder folder = DataFolder.open(path)) {
            LocalPostgres.start(folder, 0).close();
            Path pidFile = PostmasterPid.file(folder.postgresData());
            Files.writeString(pidFile, ProcessHandle.current().pid() + "\n/data\n1\n1\n\n\n\n\n");

            OrphanedPostgres.stop(folder);

            assertThat(pidFile).doesNotExist();
            LocalPostgres.start(folder, 0).close();
        }
    }

    @Test
    void aFirstStartThatWasCutShortIsMadeAgain() throws Exception {
        try (DataFolder folder = DataFolder.open(path)) {
            Files.createDirectories(folder.postgresData().resolve("base"));
            Files.createFile(folder.postgresUnfinished());
            Path halfUnpacked = folder.postgresPrograms().resolve("PG-half/bin");
            Files.createDirectories(halfUnpacked);

            try (LocalPostgres postgres = LocalPostgres.start(folder, 0)) {
                assertThat(query(postgres, "select 1")).isEqualTo("1");
                assertThat(halfUnpacked.getParent()).doesNotExist();
            }
        }
    }

    private static void execute(LocalPostgres postgres, String sql) throws SQLException {
        try (Connection connection = connect(postgres);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String query(LocalPostgres postgres, String sql) throws SQLException {
        try (Connection connection = connect(postgres);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static Connection connect(LocalPostgres postgres) throws SQLException {
        return DriverManager.getConnection(
                postgres.jdbcUrl(), LocalPostgres.USER, postgres.password());
    }
}
