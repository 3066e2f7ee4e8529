package dev.stepgraph.gateway.datasource;

import tools.jackson.databind.JsonNode;

/** A data source that is ready to be called, by many threads at once. */
@FunctionalInterface
public interface BoundDataSource {

    /**
     * Carries out a request object, as the request handler made it, and answers the result that the
     * response handler sees as {@code ctx.result}. Blocks; callers are virtual threads.
     *
     * @throws DataSourceException when it fails; the response handler sees it as {@code ctx.error}
     */
    JsonNode invoke(JsonNode request, InvocationScope scope);

    /** Whether all it does is to answer a request's {@code payload}. */
    default boolean answersPayload() {
        return false;
    }
}
