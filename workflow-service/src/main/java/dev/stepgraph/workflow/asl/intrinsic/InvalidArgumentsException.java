package dev.stepgraph.workflow.asl.intrinsic;

/** A function has no value for its arguments. */
final class InvalidArgumentsException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String detail;

    /**
     * @param detail AWS's words, which follow those that name the call
     */
    InvalidArgumentsException(String detail) {
        super(detail, null, false, false);
        this.detail = detail;
    }

    String detail() {
        return detail;
    }
}
