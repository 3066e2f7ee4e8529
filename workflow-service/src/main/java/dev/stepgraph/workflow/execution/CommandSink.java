package dev.stepgraph.workflow.execution;

import dev.stepgraph.workflow.engine.Command;

/** Where the outcome of an effect goes: to the execution it came from, wherever that lives now. */
@FunctionalInterface
public interface CommandSink {

    /** Sends the command; delivery is the sink's concern, and a repeat does no harm. */
    void send(Command command);
}
