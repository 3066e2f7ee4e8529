package dev.stepgraph.workflow.web.rest;

import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

import java.util.concurrent.Semaphore;

/**
 * Bounds how many event streams are open, and ends them before the web server waits for its last
 * requests.
 */
@Component
class EventStreams implements SmartLifecycle {

    private static final int MAX_STREAMS = 1_000;

    private final Semaphore places = new Semaphore(MAX_STREAMS);
    private volatile boolean running;

    /** Takes a place, if there is one. */
    boolean open() {
        return places.tryAcquire();
    }

    /** Gives a place back. */
    void close() {
        places.release();
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
