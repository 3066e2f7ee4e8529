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

/** The thread that looks ahead in the database for timers whose time comes near. */
final class TimerPoll implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(TimerPoll.class);

    private static final int PAGE = 5_000;
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);

    private final WakeUpQueue queue;
    private final DueExecutions executions;
    private final InstantSource clock;
    private final TimerProperties properties;
    private final Thread thread;
    private volatile boolean stopping;

    // The thread's.
    private boolean full = true;
    private Instant polledUntil = Instant.EPOCH;
    private Instant nextPoll = Instant.EPOCH;
    private Instant nextFullPoll = Instant.EPOCH;

    TimerPoll(
            WakeUpQueue queue,
            DueExecutions executions,
            InstantSource clock,
            TimerProperties properties) {
        this.queue = queue;
        this.executions = executions;
        this.clock = clock;
        this.properties = properties;
        this.thread = Thread.ofPlatform().name("timer-poll").daemon().unstarted(this::run);
    }

    void start() {
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
                pollIfTime(clock.instant());
                queue.awaitRefresh(Duration.between(clock.instant(), nextPoll));
            } catch (InterruptedException e) {
                stopping = true;
            } catch (RuntimeException | Error e) {
                LOG.error("Looking ahead for timers met with a bug and goes on", e);
                afterFailure(clock.instant());
            }
        }
    }

    private void pollIfTime(Instant now) {
        boolean asked = queue.takeRefresh();
        if (!asked && now.isBefore(nextPoll)) {
            return;
        }
        full = full || asked || !now.isBefore(nextFullPoll);
        try {
            poll(now);
            nextPoll = now.plus(properties.poll());
        } catch (DataAccessException e) {
            LOG.warn("The database could not be looked at for timers: {}", e.getMessage());
            afterFailure(now);
        }
    }

    private void afterFailure(Instant now) {
        full = true;
        nextPoll = now.plus(AFTER_FAILURE);
    }

    /**
     * The horizon is moved first: what is committed after that is scheduled by whoever commits it,
     * and what was committed before is found.
     */
    private void poll(Instant now) {
        Instant until = now.plus(properties.horizon());
        Instant from = full ? Instant.EPOCH : polledUntil;
        queue.horizon(until);
        WakeUp last = new WakeUp(new UUID(0, 0), from);
        while (queue.size() < properties.capacity()) {
            List<WakeUp> page = executions.due(last, until, PAGE);
            page.forEach(queue::found);
            if (page.size() < PAGE) {
                polledUntil = until;
                if (full) {
                    full = false;
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
