package dev.stepgraph.gateway.registry;

import dev.stepgraph.gateway.registry.store.StoredAssociation;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Merges sources and takes them out, apart from those who asked for it or changed them. */
@Component
class AutoMerge implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(AutoMerge.class);

    /** A change that nobody was told about is found all the same. */
    private static final Duration LOOK = Duration.ofSeconds(30);

    private final MergedApis merged;
    private final InstantSource clock;

    /** What did not work out, and until when it is left alone. */
    private final Map<String, Instant> postponed = new HashMap<>();

    private final Semaphore changes = new Semaphore(1);
    private volatile boolean running;

    AutoMerge(MergedApis merged, InstantSource clock) {
        this.merged = merged;
        this.clock = clock;
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
                    merged.due().forEach(this::carryOut);
                }
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                LOG.error("Sources that have changed could not be looked for", e);
            }
        }
    }

    /** What does not work out is tried again later, and keeps no other from its turn. */
    private void carryOut(StoredAssociation due) {
        Instant now = clock.instant();
        postponed.values().removeIf(until -> !now.isBefore(until));
        if (postponed.containsKey(due.id())) {
            return;
        }
        try {
            merged.carryOut(due);
        } catch (AppSyncException e) {
            LOG.debug("The association {} ended before it was merged", due.id());
        } catch (RuntimeException | StackOverflowError e) {
            LOG.error("The source {} could not be merged", due.sourceApiId(), e);
            postponed.put(due.id(), now.plus(LOOK));
        }
    }
}
