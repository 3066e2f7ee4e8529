package dev.stepgraph.common.jwt;

/** A token is not taken. The reason is for the log, not for whoever brought it. */
public final class InvalidTokenException extends Exception {

    private static final long serialVersionUID = 1L;

    /** Says why. */
    public InvalidTokenException(String reason) {
        super(reason, null, false, false);
    }
}
