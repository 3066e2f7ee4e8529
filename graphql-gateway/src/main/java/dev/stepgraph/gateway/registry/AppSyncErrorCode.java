package dev.stepgraph.gateway.registry;

/** The errors with which the management API refuses a request, named as AppSync names them. */
public enum AppSyncErrorCode {
    AccessDeniedException(403),
    ApiKeyLimitExceededException(400),
    ApiKeyValidityOutOfBoundsException(400),
    ApiLimitExceededException(400),
    BadRequestException(400),
    ConcurrentModificationException(409),
    GraphQLSchemaException(400),
    IncompleteSignatureException(400),
    InternalFailureException(500),
    InvalidSignatureException(403),
    LimitExceededException(429),
    MissingAuthenticationTokenException(403),
    NotFoundException(404),
    RequestEntityTooLargeException(413),
    ServiceUnavailableException(503),
    UnauthorizedException(401),
    UnknownOperationException(404),
    UnrecognizedClientException(403);

    private final int httpStatus;

    AppSyncErrorCode(int httpStatus) {
        this.httpStatus = httpStatus;
    }

    /** The HTTP status of the answer. */
    public int httpStatus() {
        return httpStatus;
    }
}
