package dev.stepgraph.gateway.resolver.script;

import dev.stepgraph.gateway.resolver.script.ScriptJob.End;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * The child processes that run scripts. One that does not answer in time, or ends, is replaced; the
 * others go on. Each has a thread that reads what it answers.
 */
@Component
class ScriptPool implements SmartLifecycle {

    /** How much longer than a script may take its child may, until it is killed. */
    private static final Duration GRACE = Duration.ofMillis(750);

    /** How long an evaluation may hold up others. */
    private static final Duration HOLD_UP = Duration.ofMillis(100);

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(25);

    private static final Logger log = LoggerFactory.getLogger(ScriptPool.class);

    private final ScriptProperties properties;
    private final ChildCommand command;
    private final ScriptDispatcher dispatcher;
    private final Semaphore places;
    private final ExecutorService patientWriters =
            Executors.newCachedThreadPool(
                    Thread.ofPlatform().daemon().name("script-writer-", 0).factory());
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("script-deadlines").factory());
    private volatile boolean running;

    ScriptPool(ScriptProperties properties) {
        this.properties = properties;
        this.command = new ChildCommand(properties.heap());
        this.dispatcher = new ScriptDispatcher(properties.processes());
        this.places = new Semaphore(properties.processes());
    }

    /**
     * Has a child run a script.
     *
     * @return what the child answered
     * @throws ScriptFailureException if no child answers
     */
    byte[] run(ScriptJob job) throws InterruptedException {
        ScriptJob attempt = job;
        while (running) {
            if (dispatcher.submit(attempt)) {
                startAnother();
            }
            switch (await(attempt)) {
                case End.Answered answered -> {
                    return answered.reply();
                }
                case End.Failed(ScriptFailureException failure) -> throw failure;
                case End.Displaced() -> attempt = attempt.again();
            }
        }
        throw ScriptFailureException.notRunning();
    }

    @Override
    public void start() {
        running = true;
        long delay = BETWEEN_LOOKS.toMillis();
        ScheduledFuture<?> _ =
                timer.scheduleWithFixedDelay(this::look, delay, delay, TimeUnit.MILLISECONDS);
        for (int i = 0; i < properties.keepWarm(); i++) {
            startAnother();
        }
    }

    @Override
    public void stop() {
        running = false;
        timer.shutdownNow();
        dispatcher.killAll();
        patientWriters.shutdown();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before those who send requests here, and after them at the end. */
    @Override
    public int getPhase() {
        return 0;
    }

    private static End await(ScriptJob attempt) throws InterruptedException {
        try {
            return attempt.await();
        } finally {
            // Where the wait was interrupted, nobody is there for the answer.
            attempt.end(new End.Displaced());
        }
    }

    private void look() {
        dispatcher.killStuck(properties.timeLimit().plus(GRACE), properties.startLimit());
        dispatcher.displaceBehind(HOLD_UP);
        dispatcher.tidy();
    }

    private void startAnother() {
        if (places.tryAcquire()) {
            Thread.ofPlatform().daemon().name("script-child").start(this::keepChild);
        }
    }

    /** Keeps a child going, and another in its stead when it has ended. */
    private void keepChild() {
        ScriptFailureException reason = ScriptFailureException.notRunning();
        try {
            while (running) {
                serve(startChild());
            }
        } catch (IOException e) {
            reason = ScriptFailureException.notStarted(e);
            if (running) {
                log.warn("A process for scripts could not be started", e);
            }
        }
        places.release();
        dispatcher.giveUp(reason);
    }

    private ScriptChild startChild() throws IOException {
        ScriptChild child = new ScriptChild(command.builder().start(), patientWriters);
        dispatcher.starts(child);
        if (!running) {
            child.kill();
        }
        try {
            child.read();
        } catch (IOException e) {
            child.kill();
            dispatcher.ended(child, ScriptFailureException.notStarted(e));
            throw e;
        }
        dispatcher.ready(child);
        return child;
    }

    private void serve(ScriptChild child) {
        try {
            while (running) {
                dispatcher.answered(child, child.read());
            }
            child.kill();
            dispatcher.ended(child, ScriptFailureException.notRunning());
        } catch (IOException e) {
            child.kill();
            dispatcher.ended(child, ScriptFailureException.ended(e));
        }
    }
}
