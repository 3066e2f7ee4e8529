package dev.stepgraph.workflow.integration.http;

import dev.stepgraph.workflow.integration.TaskFailure;

/** What can be wrong with a connection (Developer Guide, "Connection errors"). */
enum ConnectionError {
    /** There is no such connection. */
    RESOURCE_NOT_FOUND("ResourceNotFound"),
    /** The endpoint that issues tokens does not accept what the connection knows. */
    INVALID_CONNECTION_STATE("InvalidConnectionState"),
    /** The endpoint that issues tokens could not be asked. */
    INTERNAL_ERROR("InternalError");

    private final String name;

    ConnectionError(String name) {
        this.name = name;
    }

    /** A failure of that name. */
    TaskFailure because(String cause) {
        return new TaskFailure("Events.ConnectionResource." + name, cause);
    }
}
