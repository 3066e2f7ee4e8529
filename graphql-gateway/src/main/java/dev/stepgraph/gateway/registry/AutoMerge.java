package dev.stepgraph.gateway.registry;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Merges sources that have changed, apart from those who changed them. */
@Component
class AutoMerge implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(AutoMerge.class);

    /** A change that nobody was told about is found all the same. */
    private static final Duration LOOK = Duration.ofSeconds(30);

    private final MergedApis merged;
    private final Semaphore changes = new Semaphore(1);
    private volatile boolean running;

    AutoMerge(MergedApis merged) {
        this.merged = merged;
    }

    /** Something has changed. */
    void wake() {
        changes.release();
    }

    @Override
    public void start() {
        running = true;
        Thread.ofPlatform().name("auto-merge").daemon().start(this::run);
    }

    @Override
    public void stop() {
        running = false;
        wake();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void run() {
        while (running) {
            try {
                boolean told = changes.tryAcquire(LOOK.toMillis(), TimeUnit.MILLISECONDS);
                LOG.trace("Looking for sources that have changed, told so: {}", told);
                changes.drainPermits();
                if (running) {
                    merged.mergeWhatIsDue();
                }
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException | StackOverflowError e) {
                LOG.error("Sources that have changed could not be merged", e);
            }
        }
    }
}
