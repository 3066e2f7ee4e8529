package dev.stepgraph.gateway.registry;

import dev.stepgraph.gateway.registry.store.ApiStore;
import dev.stepgraph.gateway.registry.store.DomainStore;

import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import javax.sql.DataSource;

/**
 * Keeps the replica's memory of APIs up to date: reads everything before the first request, then
 * hears which API another replica has changed, and what else replicas tell each other. Now and then
 * it looks for itself, lest a notice that was lost goes unnoticed.
 */
@Component
class ChangeFeed implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(ChangeFeed.class);

    private static final Duration LISTEN = Duration.ofSeconds(1);
    private static final Duration PAUSE = Duration.ofMillis(200);

    /** How many turns of listening there are between two looks. */
    private static final int TURNS = 30;

    private final DataSource connections;
    private final ApiMemory memory;
    private final AutoMerge merges;
    private final ObjectProvider<ReplicaListener> listeners;
    private volatile CountDownLatch stopping = new CountDownLatch(0);

    ChangeFeed(
            DataSource connections,
            ApiMemory memory,
            AutoMerge merges,
            ObjectProvider<ReplicaListener> listeners) {
        this.merges = merges;
        this.listeners = listeners;
        this.connections = connections;
        this.memory = memory;
    }

    @Override
    public void start() {
        memory.refreshAll();
        stopping = new CountDownLatch(1);
        Thread.ofPlatform().name("api-changes").daemon().start(this::run);
    }

    @Override
    public void stop() {
        stopping.countDown();
    }

    @Override
    public boolean isRunning() {
        return stopping.getCount() > 0;
    }

    /** Before the server takes requests, and for as long as it does. */
    @Override
    public int getPhase() {
        return 0;
    }

    private void run() {
        while (isRunning()) {
            try (Connection connection = connections.getConnection()) {
                listen(connection);
            } catch (SQLException e) {
                LOG.warn("Changes of APIs are not heard at the moment: {}", e.getMessage());
            } catch (RuntimeException | Error e) {
                LOG.error("Listening to changes of APIs failed", e);
            }
            pause();
        }
    }

    private void listen(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("listen " + ApiStore.CHANNEL);
            statement.execute("listen " + DomainStore.CHANNEL);
            for (ReplicaListener listener : listeners) {
                statement.execute("listen " + listener.channel());
            }
        }
        PGConnection postgres = connection.unwrap(PGConnection.class);
        for (int turn = 0; isRunning(); turn++) {
            // Something may have been said before anybody listened.
            if (turn % TURNS == 0) {
                memory.refreshAll();
            }
            hear(postgres.getNotifications((int) LISTEN.toMillis()));
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute("unlisten *");
        }
    }

    private void hear(PGNotification[] said) {
        Set<String> changed =
                Stream.of(said)
                        .filter(notice -> notice.getName().equals(ApiStore.CHANNEL))
                        .map(PGNotification::getParameter)
                        .collect(Collectors.toSet());
        changed.forEach(memory::refresh);
        if (!changed.isEmpty()) {
            merges.wake();
        }
        if (Stream.of(said).anyMatch(notice -> notice.getName().equals(DomainStore.CHANNEL))) {
            memory.refreshDomains();
        }
        for (ReplicaListener listener : listeners) {
            Stream.of(said)
                    .filter(notice -> notice.getName().equals(listener.channel()))
                    .forEach(notice -> listener.heard(notice.getParameter()));
        }
    }

    private void pause() {
        try {
            if (stopping.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.debug("Changes of APIs are no longer listened to");
            }
        } catch (InterruptedException e) {
            stopping.countDown();
        }
    }
}
