package dev.stepgraph.workflow.execution;

import dev.stepgraph.workflow.execution.store.AppendOutcome;

/** A decision was not written, and so the command has had no effect. */
final class NotWrittenException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final AppendOutcome outcome;

    NotWrittenException(AppendOutcome outcome) {
        super(outcome.name(), null, false, false);
        this.outcome = outcome;
    }

    AppendOutcome outcome() {
        return outcome;
    }
}
