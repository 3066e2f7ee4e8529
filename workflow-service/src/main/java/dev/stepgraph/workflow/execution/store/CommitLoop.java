package dev.stepgraph.workflow.execution.store;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.BooleanSupplier;

import javax.sql.DataSource;

/** One committer: its connection, and what it does when a write fails. Used by one thread. */
final class CommitLoop implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(CommitLoop.class);

    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final int CONTENTION_ATTEMPTS = 5;

    private final AppendQueue queue;
    private final DataSource connections;
    private final BooleanSupplier notify;
    private @Nullable AppendWriter writer;

    CommitLoop(AppendQueue queue, DataSource connections, BooleanSupplier notify) {
        this.queue = queue;
        this.connections = connections;
        this.notify = notify;
    }

    /** Sees to it that every append of the batch is told its outcome, now or later. */
    void commit(List<Append> batch) throws InterruptedException {
        try {
            connect();
        } catch (SQLException e) {
            LOG.warn("The database cannot be reached: {}", e.getMessage());
            later(batch);
            return;
        }
        queue.setAway(false);
        write(batch, 1);
    }

    /** Nothing was queued for a while: sees whether a database that was away is back. */
    void idle() {
        if (!queue.away()) {
            return;
        }
        try {
            connect().probe();
            queue.setAway(false);
        } catch (SQLException e) {
            LOG.warn("The database cannot be reached: {}", e.getMessage());
            disconnect();
        }
    }

    @Override
    public void close() {
        disconnect();
    }

    private void write(List<Append> batch, int attempt) throws InterruptedException {
        Map<Append, AppendOutcome> outcomes;
        try {
            outcomes = connect().write(batch, notice(batch));
        } catch (SQLException e) {
            failed(batch, e, attempt);
            return;
        } catch (RuntimeException | Error e) {
            // Whatever it was, whether the batch was sent is not known.
            LOG.error("A write of {} appends met with a bug", batch.size(), e);
            disconnect();
            resolve(batch);
            return;
        }
        outcomes.forEach(CommitLoop::tell);
    }

    private void failed(List<Append> batch, SQLException failure, int attempt)
            throws InterruptedException {
        SqlFailure kind = SqlFailure.of(failure);
        LOG.warn("A commit of {} appends failed ({})", batch.size(), kind, failure);
        switch (kind) {
            case UNKNOWN -> {
                disconnect();
                resolve(batch);
            }
            case CONTENTION -> {
                if (attempt < CONTENTION_ATTEMPTS) {
                    write(batch, attempt + 1);
                } else {
                    later(batch);
                }
            }
            case EXHAUSTED -> later(batch);
            case REFUSED -> split(batch);
        }
    }

    private void split(List<Append> batch) throws InterruptedException {
        if (batch.size() == 1) {
            tell(batch.getFirst(), AppendOutcome.REFUSED);
            return;
        }
        int half = batch.size() / 2;
        write(batch.subList(0, half), 1);
        write(batch.subList(half, batch.size()), 1);
    }

    /** Nothing was written: starts are given up, what runs already is tried again after a while. */
    private void later(List<Append> batch) throws InterruptedException {
        queue.setAway(true);
        List<Append> starts = batch.stream().filter(each -> each.start() != null).toList();
        List<Append> others = batch.stream().filter(each -> each.start() == null).toList();
        starts.forEach(start -> tell(start, AppendOutcome.UNAVAILABLE));
        if (queue.closed()) {
            others.forEach(other -> tell(other, AppendOutcome.UNAVAILABLE));
            return;
        }
        queue.putBack(others);
        queue.pause(PAUSE);
    }

    /** The answer to the batch was lost. */
    private void resolve(List<Append> batch) throws InterruptedException {
        queue.setAway(true);
        for (Append append : batch) {
            tell(append, resolve(append));
        }
        queue.setAway(false);
    }

    /**
     * Finds out whether the append was written, by looking, and writes it if it was not. The first
     * write may still be under way in the database: then the second waits for it and finds it done.
     */
    private AppendOutcome resolve(Append append) throws InterruptedException {
        while (!queue.closed()) {
            try {
                if (connect().written(append)) {
                    return AppendOutcome.WRITTEN;
                }
                AppendOutcome again = again(append);
                boolean written = again == AppendOutcome.WRITTEN || connect().written(append);
                return written ? AppendOutcome.WRITTEN : again;
            } catch (SQLException e) {
                UUID id = append.executionId();
                LOG.warn("Whether {} was written is not known yet: {}", id, e.getMessage());
                disconnect();
                queue.takeStarts().forEach(start -> tell(start, AppendOutcome.UNAVAILABLE));
                queue.pause(PAUSE);
            }
        }
        return AppendOutcome.UNAVAILABLE;
    }

    private AppendOutcome again(Append append) throws SQLException {
        List<Append> alone = List.of(append);
        try {
            return Objects.requireNonNull(connect().write(alone, notice(alone)).get(append));
        } catch (SQLException e) {
            if (SqlFailure.of(e) == SqlFailure.REFUSED) {
                return AppendOutcome.REFUSED;
            }
            throw e;
        }
    }

    private @Nullable String notice(List<Append> batch) {
        return notify.getAsBoolean() ? ChangeNotice.of(batch) : null;
    }

    private AppendWriter connect() throws SQLException {
        AppendWriter current = writer;
        if (current == null) {
            current = AppendWriter.open(connections);
            writer = current;
        }
        return current;
    }

    private void disconnect() {
        if (writer != null) {
            writer.close();
            writer = null;
        }
    }

    private static void tell(Append append, AppendOutcome outcome) {
        try {
            append.complete(outcome);
        } catch (RuntimeException e) {
            LOG.error("The outcome of an append to {} was not taken", append.executionId(), e);
        }
    }
}
