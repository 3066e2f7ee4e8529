package dev.stepgraph.gateway.realtime;

import dev.stepgraph.gateway.execution.OperationRequest;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Reads operations of messages. */
public final class OperationReading {

    private OperationReading() {}

    /** The operation that {@code query, operationName, variables} make; an empty one of none. */
    public static OperationRequest of(JsonNode json) {
        JsonNode name = json.path("operationName");
        return new OperationRequest(
                json.path("query").asString(""),
                name.isString() ? name.stringValue() : null,
                json.path("variables") instanceof ObjectNode variables
                        ? variables
                        : JsonNodeFactory.instance.objectNode());
    }
}
