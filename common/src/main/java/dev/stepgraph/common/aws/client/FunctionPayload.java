package dev.stepgraph.common.aws.client;

import dev.stepgraph.common.json.InvalidJsonException;
import dev.stepgraph.common.json.JsonText;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Reads what a function answered. */
public final class FunctionPayload {

    private FunctionPayload() {}

    /** The payload as JSON; what is not JSON is a string. */
    public static JsonNode parse(String payload) {
        JsonNodeFactory json = JsonNodeFactory.instance;
        try {
            return payload.isEmpty() ? json.stringNode("") : JsonText.parse(payload);
        } catch (InvalidJsonException e) {
            return json.stringNode(payload);
        }
    }

    /** The type of the error that the payload tells of, if it does. */
    public static @Nullable String errorType(JsonNode payload) {
        JsonNode type = payload.get("errorType");
        boolean named = type != null && type.isString() && !type.stringValue().isEmpty();
        return named ? type.stringValue() : null;
    }
}
