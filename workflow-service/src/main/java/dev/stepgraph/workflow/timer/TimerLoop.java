package dev.stepgraph.workflow.timer;

import dev.stepgraph.workflow.execution.DueExecutions;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Fires timers: calls executions when their time has come, never before, by the database's clock.
 * The database is looked at by another thread, {@link TimerPoll}, so that a slow one delays no
 * timer that is known.
 */
public final class TimerLoop implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(TimerLoop.class);

    /** How long nothing is looked at, in case that the database's clock was moved meanwhile. */
    private static final Duration LOOK = Duration.ofSeconds(1);

    private final WakeUpQueue queue;
    private final DueExecutions executions;
    private final InstantSource clock;
    private final TimerPoll poll;
    private final Thread firing;
    private volatile boolean stopping;

    public TimerLoop(
            WakeUpQueue queue,
            DueExecutions executions,
            InstantSource clock,
            TimerProperties properties) {
        this.queue = queue;
        this.executions = executions;
        this.clock = clock;
        this.poll = new TimerPoll(queue, executions, clock, properties);
        this.firing = Thread.ofPlatform().name("timer").daemon().unstarted(this::run);
    }

    /** Begins to fire. */
    public void start() {
        poll.start();
        firing.start();
    }

    @Override
    public void close() {
        stopping = true;
        poll.close();
        firing.interrupt();
    }

    private void run() {
        while (!stopping) {
            try {
                Instant now = clock.instant();
                executions.fire(queue.takeDue(now));
                queue.await(now, LOOK);
            } catch (InterruptedException e) {
                stopping = true;
            } catch (RuntimeException | Error e) {
                LOG.error("The timer met with a bug and goes on", e);
            }
        }
    }
}
