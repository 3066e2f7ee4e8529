package dev.stepgraph.gateway.workflow;

/** A call that workflow-service refused, or that did not reach it. */
final class WorkflowException extends RuntimeException {

    /** The code of a call that got no answer that says more. */
    static final String UNAVAILABLE = "ServiceUnavailable";

    private static final long serialVersionUID = 1L;

    private final String code;
    private final boolean passing;

    private WorkflowException(String code, String message, boolean passing) {
        super(message, null, false, false);
        this.code = code;
        this.passing = passing;
    }

    /** A refusal: the same call would be refused again. */
    static WorkflowException refused(String code, String message) {
        return new WorkflowException(code, message, false);
    }

    /** A failure that a repeat may cure. */
    static WorkflowException passing(String code, String message) {
        return new WorkflowException(code, message, true);
    }

    /** The name that workflow-service, or AWS, has for what is wrong. */
    String code() {
        return code;
    }

    /** Whether a repeat may succeed. */
    boolean isPassing() {
        return passing;
    }
}
