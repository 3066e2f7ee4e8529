package dev.stepgraph.workflow.timer;

import dev.stepgraph.workflow.execution.DueExecutions;
import dev.stepgraph.workflow.execution.WakeUp;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;

/**
 * The thread that fires timers: looks ahead in the database, and calls executions when their time
 * has come, never before, by the database's clock.
 */
public final class TimerLoop implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(TimerLoop.class);

    private static final int PAGE = 5_000;
    private static final int CHUNK = 500;
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);

    private final WakeUpQueue queue;
    private final DueExecutions executions;
    private final InstantSource clock;
    private final TimerProperties properties;
    private final Thread thread;
    private volatile boolean stopping;
    private boolean fullPoll = true;
    private Instant polledUntil = Instant.EPOCH;
    private Instant nextPoll = Instant.EPOCH;
    private Instant nextFullPoll = Instant.EPOCH;

    public TimerLoop(
            WakeUpQueue queue,
            DueExecutions executions,
            InstantSource clock,
            TimerProperties properties) {
        this.queue = queue;
        this.executions = executions;
        this.clock = clock;
        this.properties = properties;
        this.thread = Thread.ofPlatform().name("timer").daemon().unstarted(this::run);
    }

    /** Begins to fire. */
    public void start() {
        thread.start();
    }

    @Override
    public void close() {
        stopping = true;
        thread.interrupt();
    }

    private void run() {
        while (!stopping) {
            try {
                Instant now = clock.instant();
                pollIfTime(now);
                fire(queue.takeDue(now));
                queue.await(now, Duration.between(now, nextPoll));
            } catch (InterruptedException e) {
                stopping = true;
            } catch (RuntimeException | Error e) {
                LOG.error("The timer met with a bug and goes on", e);
            }
        }
    }

    /** On other threads: reading executions must not keep the timer from being in time. */
    private void fire(List<UUID> due) {
        for (int from = 0; from < due.size(); from += CHUNK) {
            List<UUID> chunk = due.subList(from, Math.min(from + CHUNK, due.size()));
            Thread.ofVirtual().name("fire").start(() -> executions.fire(chunk));
        }
    }

    private void pollIfTime(Instant now) {
        if (queue.takeRefresh() || !now.isBefore(nextFullPoll)) {
            fullPoll = true;
        }
        if (!fullPoll && now.isBefore(nextPoll)) {
            return;
        }
        try {
            poll(now);
            nextPoll = now.plus(properties.poll());
        } catch (DataAccessException e) {
            LOG.warn("The database could not be looked at for timers: {}", e.getMessage());
            fullPoll = true;
            nextPoll = now.plus(AFTER_FAILURE);
            nextFullPoll = nextPoll;
        }
    }

    /**
     * The horizon is moved first: what is committed after that is scheduled by whoever commits it,
     * and what was committed before is found.
     */
    private void poll(Instant now) {
        Instant until = now.plus(properties.horizon());
        Instant from = fullPoll ? Instant.EPOCH : polledUntil;
        queue.horizon(until);
        WakeUp last = new WakeUp(new UUID(0, 0), from);
        while (queue.size() < properties.capacity()) {
            List<WakeUp> page = executions.due(last, until, PAGE);
            page.forEach(queue::found);
            if (page.size() < PAGE) {
                polledUntil = until;
                if (fullPoll) {
                    fullPoll = false;
                    nextFullPoll = now.plus(properties.fullPoll());
                }
                return;
            }
            last = page.getLast();
        }
        // There is no room for more: what is later is looked for again.
        queue.horizon(last.at());
        polledUntil = last.at().minusNanos(1_000);
    }
}
