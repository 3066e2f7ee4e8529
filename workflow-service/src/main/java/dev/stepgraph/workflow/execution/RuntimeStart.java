package dev.stepgraph.workflow.execution;

import dev.stepgraph.workflow.execution.shard.ShardProperties;

import org.springframework.context.SmartLifecycle;
import org.springframework.core.env.Environment;

/** Starts the runtime when the service listens, since only then its address is known. */
final class RuntimeStart implements SmartLifecycle {

    private final ExecutionRuntime runtime;
    private final ShardProperties properties;
    private final Environment environment;
    private volatile boolean running;

    RuntimeStart(ExecutionRuntime runtime, ShardProperties properties, Environment environment) {
        this.runtime = runtime;
        this.properties = properties;
        this.environment = environment;
    }

    @Override
    public void start() {
        try {
            runtime.start(address());
            running = true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What stops it is {@link RuntimeStop}. */
    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** After the web server's. */
    @Override
    public int getPhase() {
        return SmartLifecycle.DEFAULT_PHASE;
    }

    private String address() {
        if (properties.address() != null) {
            return properties.address();
        }
        String host = environment.getProperty("server.address", "127.0.0.1");
        String port = environment.getProperty("local.server.port", "8080");
        return "http://" + host + ":" + port;
    }
}
