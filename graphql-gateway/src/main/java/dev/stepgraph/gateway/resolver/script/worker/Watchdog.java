package dev.stepgraph.gateway.resolver.script.worker;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Ends evaluations that take too long: it interrupts them, and where they do not let themselves be
 * interrupted, as a built-in function may not, it ends the process.
 */
final class Watchdog implements AutoCloseable {

    /** How long an evaluation may take to notice that it is over. */
    static final Duration GRACE = Duration.ofMillis(250);

    /** The exit status of a child that did not let itself be interrupted. */
    static final int EXIT_STATUS = 4;

    private final ScheduledThreadPoolExecutor timer =
            new ScheduledThreadPoolExecutor(
                    1,
                    task -> {
                        Thread thread = new Thread(task, "watchdog");
                        thread.setDaemon(true);
                        return thread;
                    });

    Watchdog() {
        timer.setRemoveOnCancelPolicy(true);
    }

    /** Watches what runs in a realm until the watch is closed. */
    Watch watch(Realm realm, long limitMillis) {
        Watch watch = new Watch(realm);
        watch.alarm = timer.schedule(watch::bark, limitMillis, TimeUnit.MILLISECONDS);
        return watch;
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }

    /** One evaluation's. */
    static final class Watch {

        private final Realm realm;
        private @Nullable ScheduledFuture<?> alarm;
        private boolean barked;
        private boolean closed;

        private Watch(Realm realm) {
            this.realm = realm;
        }

        /**
         * Ends it, after an interruption under way, so that none meets the next evaluation.
         *
         * @return whether the evaluation took too long
         */
        synchronized boolean close() {
            closed = true;
            if (alarm != null) {
                alarm.cancel(false);
            }
            return barked;
        }

        private synchronized void bark() {
            if (closed) {
                return;
            }
            barked = true;
            try {
                realm.interrupt(GRACE);
            } catch (TimeoutException e) {
                Runtime.getRuntime().halt(EXIT_STATUS);
            }
        }
    }
}
