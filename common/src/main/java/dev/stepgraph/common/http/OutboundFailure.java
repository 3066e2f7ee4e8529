package dev.stepgraph.common.http;

/** An exchange that did not end in a response. The message can be shown to whoever asked for it. */
public final class OutboundFailure extends Exception {

    private static final long serialVersionUID = 1L;

    /** What went wrong. */
    public enum Kind {
        /** The URL, the method or a header is not acceptable. */
        INVALID_REQUEST,
        /** The destination is not one that requests may go to. */
        BLOCKED,
        /** The host has no address, refuses the connection, or broke it off. */
        BROKEN,
        /** The time allowed for the whole exchange is over. */
        TIMED_OUT,
        /** The response's body is longer than allowed. */
        TOO_LARGE,
        /** The calling thread was interrupted. */
        INTERRUPTED
    }

    private final Kind kind;

    OutboundFailure(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    OutboundFailure(Kind kind, String message, Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    /** What went wrong. */
    public Kind kind() {
        return kind;
    }
}
