package dev.stepgraph.gateway.subscription;

import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import javax.sql.DataSource;

/** Hears what other replicas tell of mutations. */
@Component
class NoticeListener implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(NoticeListener.class);
    private static final Duration LISTEN = Duration.ofSeconds(1);
    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int HEXADECIMAL = 16;

    private final DataSource connections;
    private final JdbcTemplate jdbc;
    private final MutationNews news;
    private final NoticePublisher own;
    private final CountDownLatch listening = new CountDownLatch(1);
    private volatile CountDownLatch stopping = new CountDownLatch(0);

    NoticeListener(
            DataSource connections, JdbcTemplate jdbc, MutationNews news, NoticePublisher own) {
        this.connections = connections;
        this.jdbc = jdbc;
        this.news = news;
        this.own = own;
    }

    @Override
    public void start() {
        if (own.isEnabled()) {
            stopping = new CountDownLatch(1);
            Thread.ofPlatform().name("mutation-news").daemon().start(this::run);
            awaitFirst();
        }
    }

    /** Before the server takes requests: who subscribes hears everything from then on. */
    @Override
    public int getPhase() {
        return 0;
    }

    @Override
    public void stop() {
        stopping.countDown();
    }

    @Override
    public boolean isRunning() {
        return stopping.getCount() > 0;
    }

    private void run() {
        while (isRunning()) {
            try (Connection connection = connections.getConnection()) {
                listen(connection);
            } catch (SQLException | DataAccessException e) {
                LOG.warn(
                        "Mutations of other replicas are not heard at the moment: {}",
                        e.getMessage());
            } catch (RuntimeException | Error e) {
                LOG.error("Listening to mutations of other replicas failed", e);
            }
            pause();
        }
    }

    private void listen(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("listen " + NoticePublisher.CHANNEL);
            listening.countDown();
            PGConnection postgres = connection.unwrap(PGConnection.class);
            while (isRunning()) {
                for (PGNotification notice : postgres.getNotifications((int) LISTEN.toMillis())) {
                    hear(notice.getParameter());
                }
            }
            statement.execute("unlisten *");
        }
    }

    private void hear(String text) {
        int mark = own.origin().length();
        while (mark < text.length() && Character.digit(text.charAt(mark), HEXADECIMAL) >= 0) {
            mark++;
        }
        if (mark >= text.length() || text.startsWith(own.origin())) {
            return;
        }
        String rest = text.substring(mark + 1);
        if (text.charAt(mark) == NoticePublisher.IN_PLACE) {
            news.hear(MutationNotice.read(rest));
            return;
        }
        jdbc.query(
                "select body from gateway.mutation_notice where id = ?",
                row -> {
                    news.hear(MutationNotice.read(row.getString("body")));
                },
                Long.parseLong(rest));
    }

    private void awaitFirst() {
        try {
            if (!listening.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("Mutations of other replicas are not heard yet");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void pause() {
        try {
            if (stopping.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.debug("Mutations of other replicas are no longer listened to");
            }
        } catch (InterruptedException e) {
            stopping.countDown();
        }
    }
}
