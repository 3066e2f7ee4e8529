package dev.stepgraph.bench.machine;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;

/** T where pgbench is missing: the same statement over 32 JDBC connections. */
final class JdbcMeter extends TransitionMeter {

    private static final int EXECUTIONS = 100_000;

    JdbcMeter(Database database) {
        super(database);
    }

    @Override
    public String name() {
        return "JDBC, since pgbench is missing";
    }

    @Override
    double measure(Duration length) throws IOException, InterruptedException, SQLException {
        String sql = statement(resource("transition.sql"));
        long deadline = System.nanoTime() + length.toNanos();
        List<Callable<Long>> clients = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            clients.add(() -> transitions(sql, deadline));
        }
        long sum = 0;
        try (ExecutorService threads = Executors.newFixedThreadPool(CLIENTS)) {
            for (Future<Long> client : threads.invokeAll(clients)) {
                sum += client.get();
            }
        } catch (ExecutionException failed) {
            throw new IOException(failed);
        }
        return (double) sum / length.toSeconds();
    }

    /** The script's statement, without pgbench's own command, with a parameter for its variable. */
    static String statement(String script) {
        return script.lines()
                .filter(line -> !line.startsWith("\\"))
                .reduce("", String::concat)
                .replace(":id", "?");
    }

    private long transitions(String sql, long deadline) throws SQLException {
        long done = 0;
        try (Connection connection = database().connect(Database.SCRATCH);
                PreparedStatement transition = connection.prepareStatement(sql)) {
            while (System.nanoTime() < deadline) {
                transition.setLong(1, ThreadLocalRandom.current().nextLong(1, EXECUTIONS + 1L));
                transition.executeUpdate();
                done++;
            }
        }
        return done;
    }
}
