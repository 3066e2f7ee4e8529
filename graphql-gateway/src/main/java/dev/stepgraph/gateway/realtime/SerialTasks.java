package dev.stepgraph.gateway.realtime;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;

/**
 * Tasks that run one after another, in the order in which they came, on threads of an executor; no
 * thread is held while there are none.
 */
public final class SerialTasks {

    private final Executor executor;
    private final int limit;
    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private boolean running;

    /**
     * @param limit how many tasks may wait
     */
    public SerialTasks(Executor executor, int limit) {
        this.executor = executor;
        this.limit = limit;
    }

    /** Runs it after those that came before; false if too many wait already. */
    public boolean submit(Runnable task) {
        synchronized (waiting) {
            if (waiting.size() >= limit) {
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
            next.run();
        }
    }
}
