package dev.stepgraph.workflow.integration.lambda;

import dev.stepgraph.workflow.integration.TaskFailure;

import org.jspecify.annotations.Nullable;

/** The names under which a failed call of a function is reported. */
enum LambdaError {
    /** Neither the function nor the service gave a reason. */
    UNKNOWN("Lambda.Unknown"),
    /** The service failed. */
    SERVICE("Lambda.ServiceException"),
    /** Too many calls at once. */
    TOO_MANY_REQUESTS("Lambda.TooManyRequestsException"),
    /** There is no such function. */
    RESOURCE_NOT_FOUND("Lambda.ResourceNotFoundException"),
    /** The call did not get through. */
    SDK_CLIENT("Lambda.SdkClientException"),
    /** The service refused for a reason it did not name. */
    UNNAMED("Lambda.AWSLambdaException");

    private final String text;

    LambdaError(String text) {
        this.text = text;
    }

    /** A failure of that name. */
    TaskFailure because(@Nullable String cause) {
        return new TaskFailure(text, cause);
    }
}
