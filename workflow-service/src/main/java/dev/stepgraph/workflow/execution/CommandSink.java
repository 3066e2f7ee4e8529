package dev.stepgraph.workflow.execution;

import dev.stepgraph.workflow.engine.Command;

/** Where the outcome of an effect goes: to the execution it came from, wherever that lives now. */
@FunctionalInterface
public interface CommandSink {

    /** Sends the command; delivery is the sink's concern, and a repeat does no harm. */
    void send(Command command);

    /**
     * Whether this replica is still the one to carry the effect out; to be asked right before. A
     * replica whose lease has run out waits here until it knows whether others have taken over:
     * they carry out themselves what is open.
     */
    default boolean isWanted() throws InterruptedException {
        return true;
    }
}
