package dev.stepgraph.common.aws.client;

import org.jspecify.annotations.Nullable;

/** A function that could not be called, or whose answer cannot be taken. */
public final class FunctionFailure extends RuntimeException {

    /** Neither the function nor the service gave a reason. */
    public static final String UNKNOWN = "Unknown";

    /** The service failed. */
    public static final String SERVICE = "ServiceException";

    /** Too many calls at once. */
    public static final String TOO_MANY_REQUESTS = "TooManyRequestsException";

    /** There is no such function. */
    public static final String RESOURCE_NOT_FOUND = "ResourceNotFoundException";

    /** The call did not get through. */
    public static final String SDK_CLIENT = "SdkClientException";

    /** The service refused for a reason it did not name. */
    public static final String UNNAMED = "AWSLambdaException";

    /** The answer is longer than allowed. */
    public static final String TOO_LARGE = "ResponseTooLarge";

    private static final long serialVersionUID = 1L;

    private final String code;

    FunctionFailure(String code, @Nullable String message) {
        super(message, null, false, false);
        this.code = code;
    }

    /** One of this class's names, or the one that the Lambda API gave. */
    public String code() {
        return code;
    }
}
