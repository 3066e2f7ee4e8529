package dev.stepgraph.local;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Callable;

/**
 * What has been started, stopped in reverse: services first, PostgreSQL last.
 *
 * <p>A part that is just starting when the end comes is waited for and stopped like the others, so
 * that Ctrl-C leaves nothing behind at any moment.
 */
final class Parts implements AutoCloseable {

    private final Deque<AutoCloseable> started = new ArrayDeque<>();
    private volatile boolean closing;

    /** Starts a part, unless everything is being stopped already. */
    synchronized <T extends AutoCloseable> T start(Callable<T> starter) throws Exception {
        if (closing) {
            throw new LaunchFailure("Stopped while starting.");
        }
        T part = starter.call();
        started.push(part);
        return part;
    }

    /** Whether the end has been asked for; what ends from now on ends as it should. */
    boolean isClosing() {
        return closing;
    }

    @Override
    public void close() {
        closing = true;
        closeStarted();
    }

    private synchronized void closeStarted() {
        while (!started.isEmpty()) {
            close(started.pop());
        }
    }

    @SuppressWarnings(
            "CatchAndPrintStackTrace") // the last thing the process does; the others must be
    // stopped
    private static void close(AutoCloseable part) {
        try {
            part.close();
        } catch (Exception failed) {
            failed.printStackTrace();
        }
    }
}
