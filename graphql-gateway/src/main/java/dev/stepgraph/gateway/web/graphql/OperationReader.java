package dev.stepgraph.gateway.web.graphql;

import dev.stepgraph.common.json.InvalidJsonException;
import dev.stepgraph.common.json.JsonText;
import dev.stepgraph.gateway.execution.OperationRequest;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.util.Map;

/** Reads operations of bodies and of query strings. */
final class OperationReader {

    private static final String UNPARSABLE = "Unable to parse GraphQL query.";

    private OperationReader() {}

    /** Of a body: one JSON object; a list of operations is not taken. */
    static OperationRequest ofBody(byte[] body) {
        if (body.length == 0) {
            throw new MalformedCallException("Request body is empty.");
        }
        return of(parse(body));
    }

    /** Of a query string's parameters. */
    static OperationRequest ofParameters(Map<String, String> parameters) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("query", parameters.get("query"));
        json.put("operationName", parameters.get("operationName"));
        String variables = parameters.get("variables");
        if (variables != null && !variables.isEmpty()) {
            json.set("variables", parse(variables));
        }
        return of(json);
    }

    private static OperationRequest of(JsonNode json) {
        JsonNode query = json.path("query");
        JsonNode variables = json.path("variables");
        if (!json.isObject() || !query.isString() || query.stringValue().isBlank()) {
            throw new MalformedCallException(UNPARSABLE);
        }
        if (!variables.isObject() && !variables.isNull() && !variables.isMissingNode()) {
            throw new MalformedCallException(UNPARSABLE);
        }
        return new OperationRequest(
                query.stringValue(),
                operationName(json.path("operationName")),
                variables instanceof ObjectNode object
                        ? object
                        : JsonNodeFactory.instance.objectNode());
    }

    private static @Nullable String operationName(JsonNode name) {
        if (name.isString()) {
            return name.stringValue();
        }
        if (!name.isNull() && !name.isMissingNode()) {
            throw new MalformedCallException(UNPARSABLE);
        }
        return null;
    }

    private static JsonNode parse(byte[] text) {
        try {
            return JsonText.parse(text);
        } catch (InvalidJsonException e) {
            throw new MalformedCallException(UNPARSABLE);
        }
    }

    private static JsonNode parse(String text) {
        try {
            return JsonText.parse(text);
        } catch (InvalidJsonException e) {
            throw new MalformedCallException(UNPARSABLE);
        }
    }
}
