package dev.stepgraph.workflow.execution;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Queue;

/**
 * Reads residents from the database before their turns, many at once. There is no timer: an idle
 * reader reads at once, and who comes while all are busy shares the next read. So a crowd of timers
 * costs few statements.
 */
final class ResidentReads {

    private static final Logger LOG = LoggerFactory.getLogger(ResidentReads.class);

    /** How many executions one statement reads. */
    private static final int BATCH = 200;

    /** A second one, so that a long history holds nobody up. */
    private static final int READERS = 2;

    private final ResidentLoader loader;
    private final Turns turns;

    // Guarded by this.
    private final Queue<Resident> waiting = new ArrayDeque<>();
    private int readers;

    ResidentReads(ResidentLoader loader, Turns turns) {
        this.loader = loader;
        this.turns = turns;
    }

    /** Has the turn run of residents that the caller has made busy, read if they must be. */
    void run(Collection<Resident> residents) {
        List<Resident> unread = new ArrayList<>();
        for (Resident resident : residents) {
            if (resident.inMemory()) {
                turns.runElsewhere(resident);
            } else {
                unread.add(resident);
            }
        }
        read(unread);
    }

    private synchronized void read(List<Resident> unread) {
        waiting.addAll(unread);
        int missing = Math.min(READERS - readers, waiting.size());
        for (int i = 0; i < missing; i++) {
            readers++;
            Thread.ofVirtual().name("read-residents").start(this::readAll);
        }
    }

    private void readAll() {
        for (List<Resident> batch = next(); !batch.isEmpty(); batch = next()) {
            readAndRun(batch);
        }
    }

    /** The next to be read; none: the reader is counted out. */
    private synchronized List<Resident> next() {
        List<Resident> batch = new ArrayList<>();
        while (batch.size() < BATCH && !waiting.isEmpty()) {
            batch.add(waiting.remove());
        }
        if (batch.isEmpty()) {
            readers--;
        }
        return batch;
    }

    /** The outermost loop's body: whatever fails is told to those whose commands wait. */
    private void readAndRun(List<Resident> batch) {
        try {
            loader.read(batch);
        } catch (DataAccessException e) {
            LOG.warn("{} executions could not be read yet: {}", batch.size(), e.getMessage());
            batch.forEach(resident -> turns.fail(resident, e));
            return;
        } catch (RuntimeException | Error e) {
            // One of them cannot be read: each finds out for itself which one it is.
            LOG.error("Reading {} executions met with a bug", batch.size(), e);
        }
        batch.forEach(turns::runElsewhere);
    }
}
