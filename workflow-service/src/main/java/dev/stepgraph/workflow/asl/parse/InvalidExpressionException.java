package dev.stepgraph.workflow.asl.parse;

/** An expression of a definition does not follow the language's grammar; the message says why. */
public final class InvalidExpressionException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String reason;

    /**
     * @param reason what is wrong with it
     */
    public InvalidExpressionException(String reason) {
        super(reason, null, false, false);
        this.reason = reason;
    }

    /** What is wrong with it. */
    public String reason() {
        return reason;
    }
}
