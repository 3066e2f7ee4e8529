package dev.stepgraph.bench.machine;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Objects;

/**
 * Measures T: how many minimal durable transitions a second this machine's PostgreSQL commits, one
 * statement each, for 32 clients that do nothing else.
 */
public abstract sealed class TransitionMeter permits PgbenchMeter, JdbcMeter {

    /** How many clients there are. */
    static final int CLIENTS = 32;

    private final Database database;

    TransitionMeter(Database database) {
        this.database = database;
    }

    /**
     * One that works on this machine: pgbench where there is one, a program of our own elsewhere.
     *
     * @param programs where to look for pgbench first; may be empty
     * @param folder where files may be written
     */
    public static TransitionMeter prepare(Database database, String programs, Path folder)
            throws IOException, SQLException {
        database.execute(Database.SCRATCH, resource("schema.sql"));
        return InstalledPrograms.find("pgbench", programs)
                .<TransitionMeter>map(pgbench -> new PgbenchMeter(database, pgbench, folder))
                .orElseGet(() -> new JdbcMeter(database));
    }

    /** Transitions for a second, measured for that long, to whole seconds. */
    public final double perSecond(Duration length)
            throws IOException, InterruptedException, SQLException {
        database.execute(Database.SCRATCH, "truncate t_history");
        database.execute(Database.SCRATCH, "vacuum analyze t_execution");
        return measure(length);
    }

    /** What it is measured with, for people. */
    public abstract String name();

    abstract double measure(Duration length) throws IOException, InterruptedException, SQLException;

    final Database database() {
        return database;
    }

    static String resource(String name) throws IOException {
        try (InputStream in = TransitionMeter.class.getResourceAsStream(name)) {
            byte[] bytes = Objects.requireNonNull(in, name).readAllBytes();
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }
}
