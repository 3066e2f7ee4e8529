package dev.stepgraph.gateway.realtime.websocket;

import com.sun.management.UnixOperatingSystemMXBean;

import dev.stepgraph.gateway.realtime.RealtimeProperties;
import dev.stepgraph.gateway.subscription.Subscriptions;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.socket.CloseStatus;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** The connections of this replica, and their times: to begin, to be kept alive, to end. */
@Component
class Connections implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Connections.class);

    private static final CloseStatus TOO_LATE =
            new CloseStatus(4408, "Connection initialisation timeout");

    /** How many a gateway has open beside its clients' connections, generously. */
    private static final int OTHER_FILES = 1_000;

    private static final CloseStatus SILENT = new CloseStatus(4408, "No sign of life");

    private final RealtimeProperties limits;
    private final Subscriptions subscriptions;

    private final InstantSource clock;

    /** When each is to end. */
    private final Map<Connection, Instant> open = new ConcurrentHashMap<>();

    private final ScheduledExecutorService times =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("realtime-times").factory());
    private volatile boolean running;

    Connections(RealtimeProperties limits, Subscriptions subscriptions, InstantSource clock) {
        this.limits = limits;
        this.subscriptions = subscriptions;
        this.clock = clock;
    }

    /** Whether connections are taken; there must be a seat as well. */
    boolean isOpen() {
        return running;
    }

    void add(Connection connection) {
        open.put(connection, clock.instant().plus(limits.maxAge()));
        connection.open();
        after(limits.initTimeout(), () -> connection.endUnlessReady(TOO_LATE));
    }

    void remove(Connection connection) {
        open.remove(connection);
        connection.released();
    }

    @Override
    public void start() {
        running = true;
        warnOfFewFiles();
        long period = limits.keepAlive().toMillis();
        ScheduledFuture<?> _ =
                times.scheduleAtFixedRate(this::tick, period, period, TimeUnit.MILLISECONDS);
    }

    @Override
    public void stop() {
        running = false;
        times.shutdownNow();
        open.keySet().forEach(connection -> connection.end(CloseStatus.GOING_AWAY));
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Each connection is an open file, and so is much else. */
    private void warnOfFewFiles() {
        if (ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system
                && system.getMaxFileDescriptorCount() < limits.maxConnections() + OTHER_FILES) {
            LOG.warn(
                    "This process may have {} files open, too few for {} connections (ulimit -n,"
                            + " stepgraph.realtime.max-connections)",
                    system.getMaxFileDescriptorCount(),
                    limits.maxConnections());
        }
    }

    /** Once and again, whatever happens: a schedule ends with its first failure. */
    private void tick() {
        try {
            look();
        } catch (RuntimeException e) {
            LOG.error("Connections could not be looked after", e);
        }
    }

    private void look() {
        subscriptions.endExpired();
        Instant now = clock.instant();
        open.forEach((connection, end) -> {
            if (!now.isBefore(end)) {
                connection.end(CloseStatus.NORMAL);
            } else if (connection.silence().compareTo(limits.maxSilence()) > 0) {
                connection.cut(SILENT);
            } else {
                connection.keepAlive();
            }
        });
    }

    private void after(Duration time, Runnable task) {
        ScheduledFuture<?> _ = times.schedule(task, time.toMillis(), TimeUnit.MILLISECONDS);
    }
}
