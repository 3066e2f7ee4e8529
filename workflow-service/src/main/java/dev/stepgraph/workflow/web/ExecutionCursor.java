package dev.stepgraph.workflow.web;

import dev.stepgraph.workflow.execution.ExecutionPosition;

import java.time.Instant;
import java.util.UUID;

/** A place in a list of executions, as text that goes into a signed page token. */
public final class ExecutionCursor {

    private ExecutionCursor() {}

    /** The place as text. */
    public static String format(ExecutionPosition position) {
        return position.startDate() + "|" + position.id();
    }

    /** The place that the text, which is ours, stands for. */
    public static ExecutionPosition parse(String text) {
        String[] parts = text.split("\\|", 2);
        return new ExecutionPosition(Instant.parse(parts[0]), UUID.fromString(parts[1]));
    }
}
