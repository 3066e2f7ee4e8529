package dev.stepgraph.gateway.resolver;

/** A subscriber that has been told much will be told no more. */
public final class SubscriptionSourceException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String errorType;

    /**
     * @param errorType the type that the subscriber's error has
     * @param message its message
     */
    public SubscriptionSourceException(String errorType, String message) {
        super(message, null, false, false);
        this.errorType = errorType;
    }

    /** The error's type. */
    public String errorType() {
        return errorType;
    }
}
