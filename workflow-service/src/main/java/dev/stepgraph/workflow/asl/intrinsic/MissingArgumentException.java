package dev.stepgraph.workflow.asl.intrinsic;

import dev.stepgraph.workflow.asl.path.EvaluationFailure;

import java.util.Objects;

/** A path that is an argument has no value. */
final class MissingArgumentException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String reason;

    MissingArgumentException(EvaluationFailure failure) {
        super(failure.getMessage(), null, false, false);
        this.reason = Objects.requireNonNullElse(failure.getMessage(), "");
    }

    String reason() {
        return reason;
    }
}
