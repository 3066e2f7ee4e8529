package dev.stepgraph.gateway.datasource.dynamodb;

import tools.jackson.databind.JsonNode;

import java.time.Instant;

/** Whatever speaks DynamoDB's API: operations by name, input and output in DynamoDB's JSON. */
@FunctionalInterface
public interface DynamoDbApi {

    /**
     * Carries an operation out. Blocks; callers are virtual threads.
     *
     * @param operation such as {@code GetItem}
     * @param deadline when the answer is no longer wanted
     * @throws DynamoDbFailure if it fails
     */
    JsonNode call(String operation, JsonNode input, Instant deadline);
}
