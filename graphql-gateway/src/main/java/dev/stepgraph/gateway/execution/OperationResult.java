package dev.stepgraph.gateway.execution;

import dev.stepgraph.common.json.JsonText;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What an operation came to.
 *
 * @param answer {@code data}, as JSON or as maps, lists and plain values; null where there is none
 * @param errors in AppSync's shape
 * @param headers what {@code util.http.addResponseHeader} added, in order
 */
public record OperationResult(
        @Nullable Object answer, List<OperationError> errors, Map<String, String> headers) {

    public OperationResult {
        errors = List.copyOf(errors);
        headers = new LinkedHashMap<>(headers);
    }

    /** An operation that was not run. */
    public static OperationResult refused(List<OperationError> errors) {
        return new OperationResult(JsonNodeFactory.instance.nullNode(), errors, Map.of());
    }

    /** The answer. */
    public JsonNode data() {
        return GraphqlValues.toJson(answer);
    }

    /** The answer's body: {@code data}, and {@code errors} where there are any. */
    public ObjectNode toJson() {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.set("data", data());
        if (!errors.isEmpty()) {
            ArrayNode list = body.putArray("errors");
            errors.forEach(error -> list.add(error.toJson()));
        }
        return body;
    }

    /** The text of {@link #toJson}, made without the tree. */
    public String text() {
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        body.put("data", answer);
        if (!errors.isEmpty()) {
            body.put("errors", errors.stream().map(OperationError::toJson).toList());
        }
        return JsonText.writePlain(body);
    }
}
