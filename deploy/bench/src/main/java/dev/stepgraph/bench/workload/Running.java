package dev.stepgraph.bench.workload;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Callable;

/** What has been started, stopped in reverse, by the end of the process at the latest. */
final class Running implements AutoCloseable {

    private final Deque<AutoCloseable> started = new ArrayDeque<>();
    private boolean closed;

    /** Starts a part; one that is just starting when the end comes is stopped like the others. */
    synchronized <T extends AutoCloseable> T start(Callable<T> starter) throws Exception {
        if (closed) {
            throw new IllegalStateException("stopped");
        }
        T part = starter.call();
        started.push(part);
        return part;
    }

    /** Stops one part. */
    synchronized void stop(AutoCloseable part) throws Exception {
        if (started.remove(part)) {
            part.close();
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        while (!started.isEmpty()) {
            close(started.pop());
        }
        ProcessHandle.current().descendants().forEach(ProcessHandle::destroy);
    }

    @SuppressWarnings("CatchAndPrintStackTrace") // the others must be stopped all the same
    private static void close(AutoCloseable part) {
        try {
            part.close();
        } catch (Exception failed) {
            failed.printStackTrace();
        }
    }
}
