package dev.stepgraph.local;

/** Why everything cannot be started, as one sentence for the person at the keyboard. */
public final class LaunchFailure extends RuntimeException {

    private final int status;

    /** A failure with exit status 1. */
    public LaunchFailure(String sentence) {
        this(sentence, 1);
    }

    /** A failure with the exit status of the program that caused it. */
    public LaunchFailure(String sentence, int status) {
        super(sentence);
        this.status = status;
    }

    /** A failure whose cause is worth keeping. */
    public LaunchFailure(String sentence, Throwable cause) {
        super(sentence, cause);
        this.status = 1;
    }

    /** The status with which the launcher exits. */
    public int status() {
        return status;
    }
}
