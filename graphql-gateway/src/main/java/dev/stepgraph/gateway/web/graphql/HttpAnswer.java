package dev.stepgraph.gateway.web.graphql;

import dev.stepgraph.common.json.JsonText;

import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An answer, free of any server's types.
 *
 * @param status the HTTP status
 * @param headers further headers
 * @param body JSON
 */
@SuppressWarnings("ArrayRecordComponent") // written once, and compared by nobody
record HttpAnswer(int status, Map<String, String> headers, byte[] body) {

    static HttpAnswer ok(byte[] body, Map<String, String> headers) {
        return new HttpAnswer(200, headers, body);
    }

    /** A refusal in AppSync's shape. */
    static HttpAnswer refusal(int status, String errorType, String message) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.putArray("errors").addObject().put("errorType", errorType).put("message", message);
        return new HttpAnswer(
                status, Map.of("x-amzn-errortype", errorType), JsonText.writeBytes(json));
    }

    HttpAnswer with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new HttpAnswer(status, more, body);
    }
}
