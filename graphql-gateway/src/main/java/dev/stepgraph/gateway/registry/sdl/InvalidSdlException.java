package dev.stepgraph.gateway.registry.sdl;

import dev.stepgraph.gateway.registry.SchemaProblem;

/** A text is not SDL; carries where. */
public final class InvalidSdlException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient SchemaProblem problem;

    InvalidSdlException(SchemaProblem problem) {
        super(problem.describe(), null, false, false);
        this.problem = problem;
    }

    /** What is wrong, and where. */
    public SchemaProblem problem() {
        return problem;
    }
}
