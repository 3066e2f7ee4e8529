package dev.stepgraph.gateway.subscription;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;

/**
 * Tasks in a line for each key: those of one key run one after another, and none waits for another
 * key's. A line is forgotten when nothing is left in it.
 */
final class KeyedTasks {

    private final Executor executor;
    private final int limit;
    private final Map<String, Line> lines = new ConcurrentHashMap<>();

    /** A line, and how many of its tasks have not ended; read and changed within the map only. */
    private static final class Line {

        private final SerialTasks tasks;
        private int unfinished;

        Line(SerialTasks tasks) {
            this.tasks = tasks;
        }
    }

    /**
     * @param executor where lines run, each on a thread while it has tasks
     * @param limit how many tasks may wait in each
     */
    KeyedTasks(Executor executor, int limit) {
        this.executor = executor;
        this.limit = limit;
    }

    /** Runs it after those of the key that came before; false if too many wait already. */
    boolean submit(String key, Runnable task) {
        boolean[] taken = {false};
        lines.compute(
                key,
                (_, known) -> {
                    Line line = known == null ? new Line(new SerialTasks(executor, limit)) : known;
                    taken[0] = line.tasks.submit(() -> run(key, task));
                    line.unfinished += taken[0] ? 1 : 0;
                    return line.unfinished == 0 ? null : line;
                });
        return taken[0];
    }

    /** How many keys have tasks that wait or run. */
    int size() {
        return lines.size();
    }

    private void run(String key, Runnable task) {
        try {
            task.run();
        } finally {
            lines.computeIfPresent(key, (_, line) -> --line.unfinished == 0 ? null : line);
        }
    }
}
