package dev.stepgraph.gateway.resolver.util;

/**
 * A function was called with what it cannot take; its message is meant for the handler's author.
 */
public final class InvalidCallException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public InvalidCallException(String message) {
        super(message, null, false, false);
    }
}
