package dev.stepgraph.common.aws;

/** A request is refused: the one exception that carries an error to the caller. */
public final class AwsException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final AwsErrorCode code;

    /**
     * @param code the error's code
     * @param message what is wrong, as AWS words it
     */
    public AwsException(AwsErrorCode code, String message) {
        super(message, null, false, false);
        this.code = code;
    }

    /** The error's code. */
    public AwsErrorCode code() {
        return code;
    }
}
