package dev.stepgraph.gateway.auth;

/** Nobody is let in with these credentials; says no more than that. */
public final class UnauthorizedCallException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Refuses with the words that AppSync uses. */
    public UnauthorizedCallException() {
        this("You are not authorized to make this call.");
    }

    /** Refuses with other words of AppSync. */
    public UnauthorizedCallException(String message) {
        super(message, null, false, false);
    }
}
