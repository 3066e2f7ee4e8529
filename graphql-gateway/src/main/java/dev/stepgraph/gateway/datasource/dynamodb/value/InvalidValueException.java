package dev.stepgraph.gateway.datasource.dynamodb.value;

/** Something is not as DynamoDB would take it; the message says what. */
public final class InvalidValueException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Refuses with the words that DynamoDB uses, or at least its meaning. */
    public InvalidValueException(String message) {
        super(message, null, false, false);
    }
}
