package dev.stepgraph.gateway.realtime;

/** The API is gone, or never was. */
public final class UnknownApiException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public UnknownApiException() {
        super("There is no such API.", null, false, false);
    }
}
