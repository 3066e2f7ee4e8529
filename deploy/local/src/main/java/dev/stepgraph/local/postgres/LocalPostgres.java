package dev.stepgraph.local.postgres;

import dev.stepgraph.local.DataFolder;
import dev.stepgraph.local.LaunchFailure;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/** PostgreSQL with its data in our folder, at full durability, reachable from this machine only. */
public final class LocalPostgres implements AutoCloseable {

    /** The user and owner of the database that the services work with; not a superuser. */
    public static final String USER = "stepgraph";

    private static final String DATABASE = "stepgraph";

    /** Of the sample that asks a database of its own. */
    private static final String SAMPLE_DATABASE = "bookshop";

    /** Long enough for the recovery after a kill. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    /**
     * The library reports its steps; held here, because the logging system forgets loggers that
     * nobody holds.
     */
    private static final Logger LIBRARY = Logger.getLogger("io.zonky");

    private final EmbeddedPostgres server;
    private final String password;

    private LocalPostgres(EmbeddedPostgres server, String password) {
        this.server = server;
        this.password = password;
    }

    /** Starts it, after making its database if there is none yet. */
    public static LocalPostgres start(DataFolder folder, int port) throws IOException {
        LIBRARY.setLevel(Level.WARNING);
        FirstStart first = new FirstStart(folder);
        first.discardUnfinished();
        try {
            first.begin();
            String password = first.password();
            PostgresLog.begin(folder);
            LocalPostgres postgres =
                    new LocalPostgres(configure(folder, port, password).start(), password);
            postgres.createDatabase();
            first.finish();
            return postgres;
        } catch (IOException | IllegalStateException | SQLException failed) {
            throw new LaunchFailure(
                    "PostgreSQL did not start; its reasons stand at the end of %s%s"
                            .formatted(folder.postgresLog(), PostgresLog.lastLines(folder)),
                    failed);
        }
    }

    /** Where the services' database is reached. */
    public String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(server.getPort(), DATABASE);
    }

    /** Where the sample's database is reached. */
    public String sampleJdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(server.getPort(), SAMPLE_DATABASE);
    }

    /** The password of {@link #USER}. */
    public String password() {
        return password;
    }

    @Override
    public void close() throws IOException {
        System.out.println("Stopping PostgreSQL.");
        server.close();
    }

    private static EmbeddedPostgres.Builder configure(DataFolder folder, int port, String password)
            throws IOException {
        // Where the library unpacks PostgreSQL, and where it removes what it takes for stale data:
        // so the data must
        // not lie in there. Its own choice, a folder below /tmp, could not be shared by two users.
        System.setProperty("ot.epg.working-dir", folder.postgresPrograms().toString());
        Files.createDirectories(folder.postgresPrograms());
        ProcessBuilder.Redirect log =
                ProcessBuilder.Redirect.appendTo(folder.postgresLog().toFile());
        return EmbeddedPostgres.builder()
                .setDataDirectory(folder.postgresData())
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setPort(port)
                .setPGStartupWait(PATIENCE)
                .setOutputRedirector(log)
                .setErrorRedirector(log)
                // The library turns both off unless told.
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("unix_socket_directories", "")
                // What the library calls locale settings are options of initdb; these override its
                // "trust".
                .setLocaleConfig("locale", "C")
                .setLocaleConfig("auth", "scram-sha-256")
                .setLocaleConfig("pwfile", folder.postgresPassword().toString())
                .setConnectConfig("password", password);
    }

    private void createDatabase() throws IOException, SQLException {
        try {
            createRoleAndDatabase();
        } catch (SQLException failed) {
            server.close();
            throw failed;
        }
    }

    private void createRoleAndDatabase() throws SQLException {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            if (!exists(statement, "pg_roles where rolname = '" + USER + "'")) {
                statement.execute("create role %s login password '%s'".formatted(USER, password));
            }
            for (String database : List.of(DATABASE, SAMPLE_DATABASE)) {
                if (!exists(statement, "pg_database where datname = '" + database + "'")) {
                    statement.execute("create database %s owner %s".formatted(database, USER));
                }
            }
        }
    }

    private static boolean exists(Statement statement, String rows) throws SQLException {
        try (ResultSet found = statement.executeQuery("select 1 from " + rows)) {
            return found.next();
        }
    }
}
