package dev.stepgraph.common.json;

/** A text is not JSON, or is JSON beyond the limits of {@link JsonText}. */
public final class InvalidJsonException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int line;
    private final int column;

    InvalidJsonException(String message, int line, int column) {
        super(message);
        this.line = line;
        this.column = column;
    }

    /** The line at which reading stopped, from 1. */
    public int line() {
        return line;
    }

    /** The column at which reading stopped, from 1. */
    public int column() {
        return column;
    }
}
