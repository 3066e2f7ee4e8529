package dev.stepgraph.gateway.realtime;

import dev.stepgraph.common.json.JsonText;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The messages that both WebSocket protocols are made of. */
public final class Frames {

    private Frames() {}

    /** A message without anything but its type. */
    public static ObjectNode of(String type) {
        return JsonNodeFactory.instance.objectNode().put("type", type);
    }

    /** A message about a subscription. */
    public static ObjectNode of(String type, String id) {
        return of(type).put("id", id);
    }

    /** A message about a subscription, with a payload. */
    public static ObjectNode of(String type, String id, JsonNode payload) {
        ObjectNode frame = of(type, id);
        frame.set("payload", payload);
        return frame;
    }

    /** AppSync's list of one error. */
    public static ArrayNode errors(String errorType, String message) {
        ArrayNode errors = JsonNodeFactory.instance.arrayNode();
        errors.addObject().put("errorType", errorType).put("message", message);
        return errors;
    }

    /** As it is sent. */
    public static String text(ObjectNode frame) {
        return JsonText.write(frame);
    }
}
