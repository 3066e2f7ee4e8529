package dev.stepgraph.gateway.realtime;

import dev.stepgraph.common.json.JsonText;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The messages that both WebSocket protocols are made of. */
public final class Frames {

    private static final byte[] PAYLOAD = ",\"payload\":".getBytes(StandardCharsets.UTF_8);

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
    public static byte[] bytes(ObjectNode frame) {
        return JsonText.writeBytes(frame);
    }

    /** A message about a subscription, as it is sent, around a payload that is written already. */
    public static byte[] around(String type, String id, byte[] payload) {
        byte[] head = bytes(of(type, id));
        byte[] frame = Arrays.copyOf(head, head.length + PAYLOAD.length + payload.length);
        int at = head.length - 1; // in place of the closing brace
        System.arraycopy(PAYLOAD, 0, frame, at, PAYLOAD.length);
        System.arraycopy(payload, 0, frame, at + PAYLOAD.length, payload.length);
        frame[frame.length - 1] = '}';
        return frame;
    }
}
