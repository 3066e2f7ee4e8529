package dev.stepgraph.common.aws;

/**
 * The errors with which Step Functions refuses a request, named as its service model names them.
 */
public enum AwsErrorCode {
    AccessDeniedException(403),
    ActivityAlreadyExists(400),
    ActivityDoesNotExist(400),
    ActivityLimitExceeded(400),
    ActivityWorkerLimitExceeded(400),
    ConflictException(400),
    ExecutionAlreadyExists(400),
    ExecutionDoesNotExist(400),
    ExecutionLimitExceeded(400),
    ExecutionNotRedrivable(400),
    IncompleteSignatureException(400),
    InternalServerError(500),
    InvalidArn(400),
    InvalidDefinition(400),
    InvalidEncryptionConfiguration(400),
    InvalidExecutionInput(400),
    InvalidLoggingConfiguration(400),
    InvalidName(400),
    InvalidOutput(400),
    InvalidSignatureException(400),
    InvalidToken(400),
    InvalidTracingConfiguration(400),
    KmsAccessDeniedException(400),
    KmsInvalidStateException(400),
    KmsThrottlingException(400),
    MissingAuthenticationTokenException(400),
    MissingRequiredParameter(400),
    RequestEntityTooLargeException(413),
    ResourceNotFound(400),
    SerializationException(400),
    ServiceQuotaExceededException(400),
    ServiceUnavailable(503),
    StateMachineAlreadyExists(400),
    StateMachineDeleting(400),
    StateMachineDoesNotExist(400),
    StateMachineLimitExceeded(400),
    StateMachineTypeNotSupported(400),
    TaskDoesNotExist(400),
    TaskTimedOut(400),
    ThrottlingException(400),
    TooManyTags(400),
    UnknownOperationException(404),
    UnrecognizedClientException(400),
    ValidationException(400);

    private final int httpStatus;

    AwsErrorCode(int httpStatus) {
        this.httpStatus = httpStatus;
    }

    /** The HTTP status of the answer. */
    public int httpStatus() {
        return httpStatus;
    }
}
