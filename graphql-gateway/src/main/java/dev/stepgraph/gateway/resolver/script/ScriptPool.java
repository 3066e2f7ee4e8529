package dev.stepgraph.gateway.resolver.script;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import dev.stepgraph.gateway.resolver.script.worker.ScriptReply;
import dev.stepgraph.gateway.resolver.script.worker.ScriptRequest;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * The child processes that run scripts. One that does not answer in time, or ends, is replaced; the
 * others go on.
 */
@Component
class ScriptPool implements SmartLifecycle {

    /** How much longer than a script may take its child may, until it is killed. */
    private static final Duration GRACE = Duration.ofMillis(750);

    private static final int MAX_REALMS = 100_000;

    private static final Logger log = LoggerFactory.getLogger(ScriptPool.class);

    private final ScriptProperties properties;
    private final ChildCommand command;
    private final Semaphore places;
    private final Cache<String, Semaphore> placesOfRealms =
            Caffeine.newBuilder().maximumSize(MAX_REALMS).weakValues().build();
    private final ConcurrentLinkedDeque<ScriptChild> idle = new ConcurrentLinkedDeque<>();
    private final ScheduledThreadPoolExecutor timer;
    private volatile boolean running;

    ScriptPool(ScriptProperties properties) {
        this.properties = properties;
        this.command = new ChildCommand(properties.heap());
        this.places = new Semaphore(properties.processes(), true);
        this.timer =
                new ScheduledThreadPoolExecutor(
                        1, Thread.ofPlatform().daemon().name("script-deadlines").factory());
        timer.setRemoveOnCancelPolicy(true);
    }

    /**
     * Has a child run a script.
     *
     * @param code the text that the request's code id stands for
     * @param patience how long it may take until a child is free
     * @throws ScriptFailureException if no child answers
     */
    ScriptReply run(ScriptRequest request, String code, Duration patience)
            throws InterruptedException {
        Semaphore ofRealm = placesOf(request.realm());
        long end = System.nanoTime() + patience.toNanos();
        if (!ofRealm.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS)) {
            throw ScriptFailureException.busy();
        }
        try {
            if (!places.tryAcquire(end - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                throw ScriptFailureException.busy();
            }
            return runInPlace(request, code);
        } finally {
            ofRealm.release();
        }
    }

    @Override
    public void start() {
        running = true;
        for (int i = 0; i < Math.min(properties.keepWarm(), properties.processes()); i++) {
            if (places.tryAcquire()) {
                replaceLater();
            }
        }
    }

    @Override
    public void stop() {
        running = false;
        killIdle();
        timer.shutdownNow();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private ScriptReply runInPlace(ScriptRequest request, String code) {
        ScriptChild child = null;
        try {
            child = idleOrNew();
            Duration limit = Duration.ofMillis(request.timeLimitMillis()).plus(GRACE);
            ScriptReply reply = child.exchange(request, code, limit);
            giveBack(child);
            return reply;
        } catch (IOException e) {
            if (child == null) {
                places.release();
                throw ScriptFailureException.notStarted(e);
            }
            child.kill();
            replaceLater();
            throw ScriptFailureException.ended(e);
        }
    }

    private ScriptChild idleOrNew() throws IOException {
        ScriptChild child = idle.poll();
        while (child != null && !child.isAlive()) {
            child = idle.poll();
        }
        return child != null ? child : startChild();
    }

    private ScriptChild startChild() throws IOException {
        return ScriptChild.start(command, properties.startLimit(), timer);
    }

    private void giveBack(ScriptChild child) {
        idle.push(child);
        places.release();
        if (!running) {
            killIdle();
        }
    }

    /** Starts a child for a place that is taken, and frees the place. */
    private void replaceLater() {
        Thread.ofVirtual().name("script-child").start(this::replace);
    }

    private void replace() {
        try {
            giveBack(startChild());
        } catch (IOException e) {
            places.release();
            if (running) {
                log.warn("A process for scripts could not be started", e);
            }
        }
    }

    private void killIdle() {
        @Nullable ScriptChild child = idle.poll();
        while (child != null) {
            child.kill();
            child = idle.poll();
        }
    }

    private Semaphore placesOf(String realm) {
        return Objects.requireNonNull(
                placesOfRealms.get(
                        realm, key -> new Semaphore(Math.max(1, properties.processes() - 1))));
    }
}
