package dev.stepgraph.workflow.execution;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;

import dev.stepgraph.common.testing.TestDatabase;
import dev.stepgraph.workflow.engine.Command;
import dev.stepgraph.workflow.engine.Effect;
import dev.stepgraph.workflow.engine.ExecutionIdentity;
import dev.stepgraph.workflow.execution.shard.ShardProperties;
import dev.stepgraph.workflow.execution.store.CommitterProperties;
import dev.stepgraph.workflow.timer.TimerLoop;
import dev.stepgraph.workflow.timer.TimerProperties;
import dev.stepgraph.workflow.timer.WakeUpQueue;

import org.flywaydb.core.Flyway;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.jdbc.core.JdbcTemplate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import javax.sql.DataSource;

/** A replica in this JVM: everything but the web server, in whose place a small one forwards. */
final class TestNode implements AutoCloseable {

    /** A task that was handed out. */
    record HandedOut(ExecutionIdentity execution, Effect.InvokeTask task, CommandSink outcome) {}

    private static final Map<String, String> USUAL =
            Map.of("stepgraph.shards.lease", "2s", "stepgraph.shards.count", "16");

    private final BlockingQueue<HandedOut> tasks = new LinkedBlockingQueue<>();
    private final WakeUpQueue wakeUps = new WakeUpQueue();
    private final HikariDataSource pool;
    private final JdbcTemplate jdbc;
    private final ExecutionRuntime runtime;
    private final TimerLoop timer;
    private final HttpServer server;
    private boolean closed;

    /** A node whose leases last two seconds. */
    TestNode(TestDatabase database, TestMachines machines) {
        this(database, machines, database.dataSource());
    }

    TestNode(TestDatabase database, TestMachines machines, DataSource connections) {
        this(database, machines, connections, Map.of());
    }

    /**
     * @param settings other than a node's usual ones
     */
    TestNode(
            TestDatabase database,
            TestMachines machines,
            DataSource connections,
            Map<String, String> settings) {
        this.pool = pool(database);
        this.jdbc = new JdbcTemplate(pool);
        Flyway.configure().dataSource(pool).load().migrate();
        ExecutionRuntime.Outside outside =
                new ExecutionRuntime.Outside(
                        jdbc,
                        connections,
                        machines,
                        (execution, event) -> execution + ":" + event,
                        List.of(new TaskCatcher()),
                        List.of(),
                        wakeUps,
                        new SecureRandom());
        try {
            this.runtime = new ExecutionRuntime(runtimeSettings(settings), outside);
            this.server = HttpServer.create(new InetSocketAddress(loopback(), 0), 0);
            server.createContext("/internal/v1/executions/", this::forwarded);
            server.start();
            runtime.start("http://127.0.0.1:" + server.getAddress().getPort());
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        this.timer =
                new TimerLoop(
                        wakeUps,
                        runtime.dueExecutions(),
                        runtime.clock(),
                        bind("stepgraph.timer", TimerProperties.class));
        timer.start();
    }

    Executions executions() {
        return runtime.executions();
    }

    ExecutionEvents events() {
        return runtime.events();
    }

    ExecutionRuntime runtime() {
        return runtime;
    }

    JdbcTemplate jdbc() {
        return jdbc;
    }

    /** How many shards it owns now. */
    int shards() {
        return runtime.leases().owned().size();
    }

    /** The next task that is handed out, within half a minute. */
    HandedOut nextTask() throws InterruptedException {
        HandedOut task = tasks.poll(30, TimeUnit.SECONDS);
        if (task == null) {
            throw new AssertionError("no task was handed out");
        }
        return task;
    }

    /** Whether a task was handed out that nobody has asked for. */
    boolean hasTask() {
        return !tasks.isEmpty();
    }

    /** Forgets that tasks were handed out. */
    void clearTasks() {
        tasks.clear();
    }

    /** Has it look in the database for timers, now. */
    void lookForTimers() {
        wakeUps.refresh();
    }

    /** Takes all connections for reading away, until they are closed. */
    List<Connection> takePool() throws SQLException {
        List<Connection> taken = new ArrayList<>();
        for (int i = 0; i < pool.getMaximumPoolSize(); i++) {
            taken.add(pool.getConnection());
        }
        return taken;
    }

    /** Finishes what it is about and leaves. */
    void leave() {
        close();
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        timer.close();
        runtime.close();
        server.stop(0);
        pool.close();
    }

    static <T> T bind(String prefix, Class<T> type, Map<String, String> values) {
        return new Binder(new MapConfigurationPropertySource(values)).bindOrCreate(prefix, type);
    }

    static <T> T bind(String prefix, Class<T> type) {
        return bind(prefix, type, Map.of());
    }

    private static ExecutionRuntime.Settings runtimeSettings(Map<String, String> others) {
        Map<String, String> settings = new HashMap<>(USUAL);
        settings.putAll(others);
        return new ExecutionRuntime.Settings(
                bind("stepgraph.execution", ExecutionProperties.class, settings),
                bind("stepgraph.execution.committer", CommitterProperties.class, settings),
                bind("stepgraph.shards", ShardProperties.class, settings));
    }

    private static HikariDataSource pool(TestDatabase database) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(database.url());
        config.setUsername(database.username());
        config.setPassword(database.password());
        config.setMaximumPoolSize(8);
        // Whoever waits for a connection does not give up within any test.
        config.setConnectionTimeout(Duration.ofMinutes(2).toMillis());
        return new HikariDataSource(config);
    }

    private static InetAddress loopback() {
        return InetAddress.getLoopbackAddress();
    }

    private void forwarded(HttpExchange exchange) throws IOException {
        try (exchange) {
            String[] path = exchange.getRequestURI().getPath().split("/", -1);
            String secret = exchange.getRequestHeaders().getFirst(ForwardedCommands.SECRET_HEADER);
            String body =
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            Optional<String> reply =
                    runtime.forwarded().accept(UUID.fromString(path[4]), secret, body);
            byte[] bytes = reply.orElse("").getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(reply.isPresent() ? 200 : 403, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private final class TaskCatcher implements EffectHandler {

        @Override
        public boolean handles(Effect effect) {
            return effect instanceof Effect.InvokeTask;
        }

        @Override
        public void handle(ExecutionIdentity execution, Effect effect, CommandSink outcome) {
            tasks.add(new HandedOut(execution, (Effect.InvokeTask) effect, outcome));
        }
    }

    /** The command by which a task succeeds. */
    static Command succeed(HandedOut task, String output) {
        return new Command.SucceedTask(
                task.task().scheduledEventId(),
                new dev.stepgraph.workflow.execution.store.EventCodec().payload(output));
    }
}
