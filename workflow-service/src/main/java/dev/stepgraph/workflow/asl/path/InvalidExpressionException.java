package dev.stepgraph.workflow.asl.path;

/** An expression of a definition does not follow the language's grammar. */
public final class InvalidExpressionException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String reason;

    /**
     * @param reason what is wrong with it, for people
     */
    public InvalidExpressionException(String reason) {
        super(reason, null, false, false);
        this.reason = reason;
    }

    /** What is wrong with it, for people. */
    public String reason() {
        return reason;
    }
}
