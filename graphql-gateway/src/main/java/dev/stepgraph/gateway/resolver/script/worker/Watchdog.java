package dev.stepgraph.gateway.resolver.script.worker;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Ends evaluations that take too long or too much memory: it interrupts them, and where they do not
 * let themselves be interrupted, as a built-in function may not, it ends the process.
 */
final class Watchdog implements AutoCloseable {

    /** How long an evaluation may take to notice that it is over. */
    static final Duration GRACE = Duration.ofMillis(250);

    /** The exit status of a child that did not let itself be interrupted. */
    static final int EXIT_STATUS = 4;

    private static final long BETWEEN_LOOKS_MILLIS = 20;

    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("watchdog").factory());
    private final Memory memory = new Memory();
    private volatile @Nullable Watch current;

    Watchdog() {
        ScheduledFuture<?> _ =
                timer.scheduleWithFixedDelay(
                        this::look,
                        BETWEEN_LOOKS_MILLIS,
                        BETWEEN_LOOKS_MILLIS,
                        TimeUnit.MILLISECONDS);
    }

    /** Watches what runs in a realm until the watch is closed; one at a time. */
    Watch watch(Realm realm, long limitMillis) {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(limitMillis);
        Watch watch = new Watch(realm, end);
        current = watch;
        return watch;
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }

    private void look() {
        Watch watch = current;
        if (watch == null) {
            return;
        }
        try {
            if (memory.isShort()) {
                watch.bark(ScriptReply.Kind.OUT_OF_MEMORY);
            } else if (watch.end - System.nanoTime() <= 0) {
                watch.bark(ScriptReply.Kind.TIMED_OUT);
            }
        } catch (OutOfMemoryError e) {
            // There would be no further looks.
            Runtime.getRuntime().halt(EXIT_STATUS);
        }
    }

    /** One evaluation's. */
    static final class Watch {

        private final Realm realm;
        private final long end;
        private ScriptReply.@Nullable Kind barked;
        private boolean closed;

        private Watch(Realm realm, long end) {
            this.realm = realm;
            this.end = end;
        }

        /**
         * Ends it, after an interruption under way, so that none meets the next evaluation.
         *
         * @return what the evaluation took too much of, if it did
         */
        synchronized ScriptReply.@Nullable Kind close() {
            closed = true;
            return barked;
        }

        private synchronized void bark(ScriptReply.Kind why) {
            if (closed) {
                return;
            }
            closed = true;
            barked = why;
            try {
                realm.interrupt(GRACE);
            } catch (TimeoutException e) {
                Runtime.getRuntime().halt(EXIT_STATUS);
            }
        }
    }
}
