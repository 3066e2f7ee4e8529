package dev.stepgraph.workflow.execution;

import dev.stepgraph.workflow.execution.shard.ShardLeases;
import dev.stepgraph.workflow.execution.store.ChangeNotice;

import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import javax.sql.DataSource;

/** Hears what other replicas say: which executions have changed, and that shards are free. */
final class ChangeListener implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ChangeListener.class);

    private static final String SHARDS = "stepgraph_shards";
    private static final Duration LISTEN = Duration.ofSeconds(1);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final DataSource connections;
    private final ExecutionChanges changes;
    private final ShardLeases leases;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Thread thread;

    ChangeListener(DataSource connections, ExecutionChanges changes, ShardLeases leases) {
        this.connections = connections;
        this.changes = changes;
        this.leases = leases;
        this.thread = Thread.ofPlatform().name("change-listener").daemon().unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    @Override
    public void close() {
        stopping.countDown();
    }

    private void run() {
        while (stopping.getCount() > 0) {
            try (Connection connection = connections.getConnection()) {
                listen(connection);
            } catch (SQLException e) {
                LOG.warn("Other replicas are not heard at the moment: {}", e.getMessage());
            } catch (RuntimeException | Error e) {
                LOG.error("Listening to other replicas met with a bug", e);
            }
            pause();
        }
    }

    private void listen(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("listen " + ChangeNotice.CHANNEL);
            statement.execute("listen " + SHARDS);
        }
        // Something may have been said before anybody listened.
        changes.anyChanged();
        PGConnection postgres = connection.unwrap(PGConnection.class);
        while (stopping.getCount() > 0) {
            for (PGNotification said : postgres.getNotifications((int) LISTEN.toMillis())) {
                hear(said.getName(), said.getParameter());
            }
        }
    }

    private void hear(String channel, String text) {
        if (channel.equals(SHARDS)) {
            leases.wake();
        } else if (ChangeNotice.namesNone(text)) {
            changes.anyChanged();
        } else {
            ChangeNotice.executions(text).forEach(changes::changed);
        }
    }

    private void pause() {
        try {
            if (stopping.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.debug("Other replicas are no longer listened to");
            }
        } catch (InterruptedException e) {
            stopping.countDown();
        }
    }
}
