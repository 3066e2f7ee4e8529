package dev.stepgraph.gateway.datasource.dynamodb;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** DynamoDB refused a request, in the words of DynamoDB's API. */
public final class DynamoDbFailure extends RuntimeException {

    /** The code of a condition that did not hold. */
    public static final String CONDITION = "ConditionalCheckFailedException";

    /** The code of a transaction in which something did not go. */
    public static final String CANCELED = "TransactionCanceledException";

    /** The code of a request that is not one. */
    public static final String VALIDATION = "ValidationException";

    /** The code of a table that is not there. */
    public static final String NOT_FOUND = "ResourceNotFoundException";

    private static final long serialVersionUID = 1L;

    private final String code;
    private final String requestId;
    private final transient JsonNode body;

    /**
     * @param code such as {@code ConditionalCheckFailedException}
     * @param requestId the request's id; empty where there is none
     * @param body the answer: {@code Item}, {@code CancellationReasons}
     */
    public DynamoDbFailure(String code, String message, String requestId, JsonNode body) {
        super(message, null, false, false);
        this.code = code;
        this.requestId = requestId;
        this.body = body;
    }

    /** A failure about which there is no more to say. */
    public DynamoDbFailure(String code, String message) {
        this(code, message, "", JsonNodeFactory.instance.objectNode());
    }

    /** Such as {@code ConditionalCheckFailedException}. */
    public String code() {
        return code;
    }

    /** The request's id; empty where there is none. */
    public String requestId() {
        return requestId;
    }

    /** The answer: {@code Item}, {@code CancellationReasons}. */
    public JsonNode body() {
        return body;
    }
}
