package dev.stepgraph.gateway.resolver.util;

import dev.stepgraph.gateway.resolver.HandlerError;

/** {@code util.error}, {@code util.unauthorized} or a {@code util.validate} that did not hold. */
public final class RaisedErrorException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient HandlerError error;

    public RaisedErrorException(HandlerError error) {
        super(error.message(), null, false, false);
        this.error = error;
    }

    /** What the handler raised. */
    public HandlerError error() {
        return error;
    }
}
