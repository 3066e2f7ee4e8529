package dev.stepgraph.gateway.datasource;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

/**
 * A call that failed, as its response handler is told: {@code ctx.error} and {@code ctx.result}.
 */
public final class DataSourceException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String errorType;
    private final transient @Nullable JsonNode data;

    /**
     * @param errorType such as {@code DynamoDB:ConditionalCheckFailedException}
     * @param message what is wrong, as AppSync words it
     * @param data what there is of a result all the same
     */
    public DataSourceException(String errorType, String message, @Nullable JsonNode data) {
        super(message, null, false, false);
        this.errorType = errorType;
        this.data = data;
    }

    /** A failure without any result. */
    public DataSourceException(String errorType, String message) {
        this(errorType, message, null);
    }

    /** The failure of a call whose time is over. */
    public static DataSourceException timedOut() {
        return new DataSourceException("ExecutionTimeout", "Execution timed out.");
    }

    /** The failure of a request object that is not one of its data source's. */
    public static DataSourceException invalidRequest(String message) {
        return new DataSourceException("MappingTemplate", message);
    }

    /** The error's type. */
    public String errorType() {
        return errorType;
    }

    /** What there is of a result all the same. */
    public @Nullable JsonNode data() {
        return data;
    }
}
