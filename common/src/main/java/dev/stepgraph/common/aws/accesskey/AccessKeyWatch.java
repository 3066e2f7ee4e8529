package dev.stepgraph.common.aws.accesskey;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Looks for changes of access keys once a second, so that a key which is taken away on one replica
 * opens nothing on another a second later. While the database does not answer, what was known last
 * holds.
 */
public final class AccessKeyWatch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(AccessKeyWatch.class);
    private static final Duration PERIOD = Duration.ofSeconds(1);

    private final AccessKeyMemory memory;
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().name("access-keys").daemon().factory());
    private boolean failing;

    public AccessKeyWatch(AccessKeyMemory memory) {
        this.memory = memory;
    }

    /** Reads all keys, and goes on looking. */
    public void start() {
        try {
            memory.refresh();
        } catch (SQLException e) {
            throw new KeyDatabaseException(e);
        }
        long nanos = PERIOD.toNanos();
        var _ = thread.scheduleWithFixedDelay(this::look, nanos, nanos, TimeUnit.NANOSECONDS);
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }

    private void look() {
        try {
            memory.refresh();
            failing = false;
        } catch (SQLException | RuntimeException | Error e) {
            if (!failing) {
                LOG.warn("Changes of access keys are not seen at the moment: {}", e.getMessage());
            }
            failing = true;
        }
    }
}
