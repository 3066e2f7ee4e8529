package dev.stepgraph.gateway.subscription;

/** A resolver set a subscription filter that is none; the message says what is wrong. */
public final class InvalidFilterException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    InvalidFilterException(String message) {
        super(message, null, false, false);
    }
}
