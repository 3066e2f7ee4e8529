package dev.stepgraph.gateway.auth.lambda;

import dev.stepgraph.common.json.InvalidJsonException;
import dev.stepgraph.common.json.JsonText;
import dev.stepgraph.gateway.auth.AuthRequest;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** What an authorizer function is asked, in AppSync's shape. */
final class AuthorizerEvent {

    private static final Set<String> MEMBERS = Set.of("query", "operationName", "variables");

    private AuthorizerEvent() {}

    static ObjectNode of(
            String token, String apiId, String accountId, String requestId, AuthRequest request) {
        ObjectNode event = JsonNodeFactory.instance.objectNode();
        event.put("authorizationToken", token);
        ObjectNode context = event.putObject("requestContext");
        context.put("apiId", apiId);
        context.put("accountId", accountId);
        context.put("requestId", requestId);
        describeOperation(context, request);
        ObjectNode headers = event.putObject("requestHeaders");
        request.headers()
                .forEach((name, values) -> {
                    if (!name.equals("authorization")) {
                        headers.put(name, String.join(",", values));
                    }
                });
        return event;
    }

    private static void describeOperation(ObjectNode context, AuthRequest request) {
        JsonNode operation = operation(request);
        context.put("queryString", operation.path("query").asString(""));
        JsonNode name = operation.path("operationName");
        if (name.isString()) {
            context.put("operationName", name.stringValue());
        } else {
            context.putNull("operationName");
        }
        JsonNode variables = operation.path("variables");
        context.set("variables", variables.isObject() ? variables : context.objectNode());
    }

    /** A body that is none is refused later, by those who know how. */
    private static JsonNode operation(AuthRequest request) {
        try {
            return request.body().length == 0
                    ? ofParameters(request.query())
                    : JsonText.parse(request.body());
        } catch (InvalidJsonException e) {
            return JsonNodeFactory.instance.objectNode();
        }
    }

    /** Queries may be sent with GET, each parameter once. */
    private static ObjectNode ofParameters(String query) {
        ObjectNode operation = JsonNodeFactory.instance.objectNode();
        for (String parameter : query.split("&", -1)) {
            int equals = parameter.indexOf('=');
            String name = decoded(parameter.substring(0, Math.max(0, equals)));
            if (MEMBERS.contains(name)) {
                String value = decoded(parameter.substring(equals + 1));
                if (name.equals("variables")) {
                    operation.set(name, JsonText.parse(value));
                } else {
                    operation.put(name, value);
                }
            }
        }
        return operation;
    }

    private static String decoded(String value) {
        try {
            return URLDecoder.decode(value, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}
