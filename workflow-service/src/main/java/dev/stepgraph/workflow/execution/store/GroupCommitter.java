package dev.stepgraph.workflow.execution.store;

import dev.stepgraph.workflow.execution.store.AppendQueue.Admission;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

import javax.sql.DataSource;

/**
 * Writes whatever appends are queued, many in one transaction. There is no timer: an idle committer
 * commits at once, and a busy one finds more in the queue.
 *
 * <p>A batch that the database refuses is split until the bad append stands alone. An append whose
 * answer was lost is looked up, and written again if it is not there: its keys make it single.
 */
public final class GroupCommitter implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(GroupCommitter.class);

    private static final Duration IDLE = Duration.ofSeconds(1);
    private static final Duration CLOSING = Duration.ofSeconds(15);

    private final AppendQueue queue;
    private final List<Thread> threads = new ArrayList<>();

    /**
     * @param connections gives connections that nobody else uses
     * @param notify whether other replicas are to be told of changes
     */
    public GroupCommitter(
            DataSource connections, CommitterProperties properties, BooleanSupplier notify) {
        this.queue = new AppendQueue(properties);
        for (int i = 1; i <= properties.threads(); i++) {
            CommitLoop loop = new CommitLoop(queue, connections, notify);
            threads.add(Thread.ofPlatform().name("committer-" + i).unstarted(() -> run(loop)));
        }
    }

    /** Begins to write. */
    public void start() {
        threads.forEach(Thread::start);
    }

    /**
     * Queues the append; its outcome is told to it.
     *
     * @return why not, if it is not queued; then its outcome is told nobody
     */
    public @Nullable Refusal submit(Append append) {
        Admission admission = queue.offer(append);
        return switch (admission) {
            case ACCEPTED -> null;
            case FULL -> Refusal.FULL;
            case UNAVAILABLE -> Refusal.UNAVAILABLE;
        };
    }

    /** Why an append is not taken in. */
    public enum Refusal {
        /** Too many wait already. */
        FULL,
        /** The database is away, or the service is about to stop. */
        UNAVAILABLE
    }

    /** How many appends wait. */
    public int waiting() {
        return queue.size();
    }

    /** Takes no more appends, writes those that wait, and stops. */
    @Override
    public void close() {
        queue.close();
        try {
            for (Thread thread : threads) {
                thread.join(CLOSING);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run(CommitLoop loop) {
        try (loop) {
            while (!queue.closed() || queue.size() > 0) {
                turn(loop);
            }
        }
    }

    /** The outermost loop's body: nothing ends a committer but its closing. */
    private void turn(CommitLoop loop) {
        try {
            List<Append> batch = queue.take(IDLE);
            if (batch.isEmpty()) {
                loop.idle();
            } else {
                loop.commit(batch);
            }
        } catch (InterruptedException e) {
            queue.close();
        } catch (RuntimeException | Error e) {
            LOG.error("A committer met with a bug and goes on", e);
        }
    }
}
