package dev.stepgraph.gateway.realtime.websocket;

/** A connection was opened with what cannot be read; the message says what. */
final class BadHandshakeException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BadHandshakeException(String message) {
        super(message, null, false, false);
    }
}
