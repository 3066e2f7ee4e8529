package dev.stepgraph.bench.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/** A PostgreSQL of our own at its default durability, thrown away at the end. */
public abstract sealed class Database implements AutoCloseable
        permits EmbeddedDatabase, InstalledDatabase {

    /** The user that everything is done as; it may do everything and needs no password. */
    public static final String USER = "postgres";

    /** The database that workflow-service works with. */
    public static final String SERVICE = "stepgraph";

    /** The database that T is measured in. */
    public static final String SCRATCH = "scratch";

    /** Enough for both services' pools and for the 32 clients of T at once. */
    static final String CONNECTIONS = "300";

    /** What its speed depends on. */
    private static final String SETTINGS =
            """
            select name, setting from pg_settings
            where name in ('server_version', 'fsync', 'synchronous_commit', 'full_page_writes',
              'shared_buffers', 'wal_sync_method')
            """;

    private final Path data;
    private final int port;

    Database(Path data, int port) {
        this.data = data;
        this.port = port;
    }

    /**
     * Starts one below that folder.
     *
     * @param programs where PostgreSQL's programs lie; empty for the ones that come with the build
     * @param unpacked where those are unpacked to, once
     */
    public static Database start(Path folder, String programs, Path unpacked)
            throws IOException, InterruptedException, SQLException {
        Database database =
                programs.isEmpty()
                        ? EmbeddedDatabase.start(folder, unpacked)
                        : InstalledDatabase.start(folder, Path.of(programs));
        database.execute("postgres", "create database " + SERVICE);
        database.execute("postgres", "create database " + SCRATCH);
        return database;
    }

    /** The port on the loopback address. */
    public final int port() {
        return port;
    }

    /** Where one of its databases is reached. */
    public final String url(String name) {
        return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, name);
    }

    /** A connection to one of its databases. */
    public final Connection connect(String name) throws SQLException {
        Properties properties = new Properties();
        properties.put("user", USER);
        return DriverManager.getConnection(url(name), properties);
    }

    /** Runs statements in one of its databases. */
    public final void execute(String name, String sql) throws SQLException {
        try (Connection connection = connect(name);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The process that all its others descend from. */
    public final long pid() {
        try {
            String first = Files.readAllLines(data.resolve("postmaster.pid")).getFirst();
            return Long.parseLong(first.strip());
        } catch (IOException notRunning) {
            throw new IllegalStateException("PostgreSQL does not run", notRunning);
        }
    }

    /** The version and the settings that its speed depends on. */
    public final Map<String, String> settings() throws SQLException {
        Map<String, String> settings = new TreeMap<>();
        try (Connection connection = connect("postgres");
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(SETTINGS)) {
            while (row.next()) {
                settings.put(row.getString(1), row.getString(2));
            }
        }
        return settings;
    }

    @Override
    public abstract void close() throws IOException;
}
