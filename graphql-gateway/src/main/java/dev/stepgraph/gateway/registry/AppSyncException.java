package dev.stepgraph.gateway.registry;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.node.ObjectNode;

/** A management request is refused: the one exception that carries an error to the caller. */
public final class AppSyncException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final AppSyncErrorCode code;
    private final transient @Nullable ObjectNode detail;

    /**
     * @param code the error's code
     * @param message what is wrong, for people
     */
    public AppSyncException(AppSyncErrorCode code, String message) {
        this(code, message, null);
    }

    /**
     * @param detail further members of the error, such as {@code reason} and {@code detail}
     */
    public AppSyncException(AppSyncErrorCode code, String message, @Nullable ObjectNode detail) {
        super(message, null, false, false);
        this.code = code;
        this.detail = detail;
    }

    /** The refusal of a request that is wrong in itself. */
    public static AppSyncException badRequest(String message) {
        return new AppSyncException(AppSyncErrorCode.BadRequestException, message);
    }

    /** The refusal of a request for what is not there. */
    public static AppSyncException notFound(String message) {
        return new AppSyncException(AppSyncErrorCode.NotFoundException, message);
    }

    /** The error's code. */
    public AppSyncErrorCode code() {
        return code;
    }

    /** Further members of the error. */
    public @Nullable ObjectNode detail() {
        return detail;
    }
}
