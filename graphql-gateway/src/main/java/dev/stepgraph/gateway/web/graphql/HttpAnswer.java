package dev.stepgraph.gateway.web.graphql;

import dev.stepgraph.common.json.JsonText;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.util.HashMap;
import java.util.Map;

/**
 * An answer, free of any server's types.
 *
 * @param status the HTTP status
 * @param headers further headers
 * @param body as it is sent
 */
@SuppressWarnings("ArrayRecordComponent") // written once, and compared by nobody
record HttpAnswer(int status, Map<String, String> headers, byte[] body) {

    private static final String TYPE = "content-type";
    private static final String JSON = "application/json;charset=UTF-8";
    private static final String EXPOSED = "access-control-expose-headers";
    private static final String EXPOSED_HEADERS = "x-amzn-requestid, x-amzn-errortype";

    static HttpAnswer ok(byte[] body, Map<String, String> headers) {
        Map<String, String> all = new HashMap<>(headers);
        all.put(TYPE, JSON);
        all.put(EXPOSED, EXPOSED_HEADERS);
        return new HttpAnswer(200, all, body);
    }

    /** A refusal in AppSync's shape. */
    static HttpAnswer refusal(int status, String errorType, String message) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.putArray("errors").addObject().put("errorType", errorType).put("message", message);
        return new HttpAnswer(
                status,
                Map.of(TYPE, JSON, EXPOSED, EXPOSED_HEADERS, "x-amzn-errortype", errorType),
                JsonText.writeBytes(json));
    }

    /** Tells a browser that it may send what a page of another origin wants to, for two days. */
    static HttpAnswer preflight(@Nullable String requestedHeaders) {
        String allowed =
                requestedHeaders == null
                        ? "authorization, content-type, x-api-key"
                        : requestedHeaders;
        return new HttpAnswer(
                200,
                Map.of(
                        "access-control-allow-methods",
                        "POST, OPTIONS",
                        "access-control-allow-headers",
                        allowed,
                        "access-control-max-age",
                        "172800"),
                new byte[0]);
    }

    HttpAnswer with(String name, String value) {
        Map<String, String> more = new HashMap<>(headers);
        more.put(name, value);
        return new HttpAnswer(status, more, body);
    }
}
