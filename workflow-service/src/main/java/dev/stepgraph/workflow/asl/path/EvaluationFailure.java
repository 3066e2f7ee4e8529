package dev.stepgraph.workflow.asl.path;

import dev.stepgraph.workflow.asl.model.ErrorName;

/**
 * An expression had no value. This is an outcome of the execution, not a bug: the interpreter turns
 * it into an error output that Retry and Catch match, and adds which state was executing.
 */
public final class EvaluationFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ErrorName error;

    /**
     * @param error the error's name, one of the reserved {@code States.*} names
     * @param cause AWS's wording, without the sentence that names the state
     */
    public EvaluationFailure(ErrorName error, String cause) {
        super(cause, null, false, false);
        this.error = error;
    }

    /** The error's name. */
    public ErrorName error() {
        return error;
    }
}
