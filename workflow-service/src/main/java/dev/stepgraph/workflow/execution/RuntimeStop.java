package dev.stepgraph.workflow.execution;

import org.springframework.context.SmartLifecycle;

/** Stops the runtime when the service no longer listens, so that nothing new comes in. */
final class RuntimeStop implements SmartLifecycle {

    /** Well below those of the web server, which stops first. */
    private static final int PHASE = SmartLifecycle.DEFAULT_PHASE - 10_000;

    private final ExecutionRuntime runtime;
    private volatile boolean running;

    RuntimeStop(ExecutionRuntime runtime) {
        this.runtime = runtime;
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        runtime.close();
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
