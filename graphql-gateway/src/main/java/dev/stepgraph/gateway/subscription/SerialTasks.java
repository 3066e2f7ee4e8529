package dev.stepgraph.gateway.subscription;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;

/**
 * Tasks that run one after another, in the order in which they came, on threads of an executor; no
 * thread is held while there are none.
 */
public final class SerialTasks {

    private static final Logger LOG = LoggerFactory.getLogger(SerialTasks.class);

    private final Executor executor;
    private final int limit;
    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private boolean running;
    private boolean ended;

    /**
     * @param limit how many tasks may wait
     */
    public SerialTasks(Executor executor, int limit) {
        this.executor = executor;
        this.limit = limit;
    }

    /** Runs it after those that came before; false if too many wait already, or it has ended. */
    public boolean submit(Runnable task) {
        synchronized (waiting) {
            if (ended || waiting.size() >= limit) {
                return false;
            }
            waiting.addLast(task);
            if (running) {
                return true;
            }
            running = true;
        }
        executor.execute(this::runAll);
        return true;
    }

    /**
     * Runs a task that never blocks on the caller's own thread, if it is its turn at once; else
     * like {@link #submit}.
     */
    public boolean run(Runnable quick) {
        synchronized (waiting) {
            if (ended || waiting.size() >= limit) {
                return false;
            }
            if (running) {
                waiting.addLast(quick);
                return true;
            }
            running = true;
        }
        guarded(quick);
        synchronized (waiting) {
            if (waiting.isEmpty()) {
                running = false;
                return true;
            }
        }
        executor.execute(this::runAll);
        return true;
    }

    /** Runs a last task in place of all that wait; none is taken after it. */
    public void end(Runnable last) {
        synchronized (waiting) {
            if (ended) {
                return;
            }
            ended = true;
            waiting.clear();
            waiting.addLast(last);
            if (running) {
                return;
            }
            running = true;
        }
        executor.execute(this::runAll);
    }

    private void runAll() {
        while (true) {
            Runnable next;
            synchronized (waiting) {
                next = waiting.pollFirst();
                if (next == null) {
                    running = false;
                    return;
                }
            }
            guarded(next);
        }
    }

    private static void guarded(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException | Error e) {
            // Whatever it was, those that wait behind it have their turn.
            LOG.error("A task for a client failed", e);
        }
    }
}
