package dev.stepgraph.gateway.web.graphql;

/** A request is none that holds an operation. */
final class MalformedCallException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    MalformedCallException(String message) {
        super(message, null, false, false);
    }
}
