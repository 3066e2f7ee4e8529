package dev.stepgraph.gateway.execution;

/** An operation is not run at all, and the transport says why with a status of its own. */
public final class RefusedOperationException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Reason reason;

    /** Why an operation is not run. */
    public enum Reason {
        /** The document is no GraphQL. */
        UNPARSABLE(400, "MalformedHttpRequestException"),
        /** Which of several operations is meant is not said, or there is none of that name. */
        UNKNOWN_OPERATION(400, "BadRequestException"),
        /** The API takes only documents that it knows. */
        UNTRUSTED_DOCUMENT(400, "BadRequestException"),
        /** The API is sent more documents that nobody sent before than it has time for. */
        TOO_MANY_DOCUMENTS(429, "TooManyRequestsException"),
        /** The API has no schema yet. */
        NO_SCHEMA(502, "GraphQLSchemaException");

        private final int httpStatus;
        private final String errorType;

        Reason(int httpStatus, String errorType) {
            this.httpStatus = httpStatus;
            this.errorType = errorType;
        }

        /** The HTTP status. */
        public int httpStatus() {
            return httpStatus;
        }

        /** The error's type, as AppSync names it. */
        public String errorType() {
            return errorType;
        }
    }

    RefusedOperationException(Reason reason, String message) {
        super(message, null, false, false);
        this.reason = reason;
    }

    /** Why. */
    public Reason reason() {
        return reason;
    }
}
