package dev.stepgraph.common.jwt;

/** An issuer's keys cannot be had. */
final class KeysUnavailableException extends Exception {

    private static final long serialVersionUID = 1L;

    KeysUnavailableException(String reason) {
        super(reason, null, false, false);
    }
}
