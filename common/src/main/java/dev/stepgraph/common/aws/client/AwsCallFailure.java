package dev.stepgraph.common.aws.client;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** A service that refused a call, or that could not be reached. */
public final class AwsCallFailure extends RuntimeException {

    /** The code of a call that did not get through. */
    public static final String UNREACHABLE = "SdkClientException";

    /** The code of a call that took longer than allowed. */
    public static final String TIMED_OUT = "TimeoutException";

    private static final long serialVersionUID = 1L;

    private final String code;
    private final int status;
    private final String requestId;
    private final transient JsonNode body;

    AwsCallFailure(
            String code, @Nullable String message, int status, String requestId, JsonNode body) {
        super(message, null, false, false);
        this.code = code;
        this.status = status;
        this.requestId = requestId;
        this.body = body;
    }

    AwsCallFailure(String code, @Nullable String message) {
        this(code, message, 0, "", JsonNodeFactory.instance.objectNode());
    }

    /** The error's name, such as {@code ResourceNotFoundException}. */
    public String code() {
        return code;
    }

    /** The answer's HTTP status; 0 if there was no answer. */
    public int status() {
        return status;
    }

    /** The request's id; empty if there was no answer. */
    public String requestId() {
        return requestId;
    }

    /** All that the service said about it. */
    public JsonNode body() {
        return body;
    }
}
