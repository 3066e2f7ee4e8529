package dev.stepgraph.gateway.datasource;

/** A data source's configuration is not one; the message says what to change. */
public final class InvalidDataSourceException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Says what is wrong with the configuration. */
    public InvalidDataSourceException(String message) {
        super(message, null, false, false);
    }
}
