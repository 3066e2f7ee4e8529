package dev.stepgraph.gateway.execution;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.util.List;

/**
 * An error in AppSync's shape: everything at its top level, nothing in extensions.
 *
 * @param path the field, by response keys and list indexes; absent: no field's error
 * @param locations where in the document; absent: nowhere in particular
 * @param message what is wrong
 * @param typed what a resolver's or the service's errors have besides; absent in those of GraphQL
 *     itself
 */
public record OperationError(
        @Nullable List<Object> path,
        @Nullable List<Location> locations,
        String message,
        @Nullable Typed typed) {

    /** A place in the document, both from 1. */
    public record Location(int line, int column) {}

    /** What an error has that is not GraphQL's own. */
    public record Typed(
            @Nullable String errorType, @Nullable JsonNode data, @Nullable JsonNode errorInfo) {}

    /** An error of the service, about no field. */
    public static OperationError ofType(String errorType, String message) {
        return new OperationError(null, null, message, new Typed(errorType, null, null));
    }

    /** The error as it is answered. */
    public ObjectNode toJson() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.set("path", path == null ? null : GraphqlValues.toJson(path));
        if (typed != null) {
            json.set("data", typed.data());
            json.put("errorType", typed.errorType());
            json.set("errorInfo", typed.errorInfo());
        }
        json.set("locations", locations == null ? null : locationsJson(locations));
        return json.put("message", message);
    }

    private static ArrayNode locationsJson(List<Location> locations) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        for (Location location : locations) {
            list.addObject()
                    .put("line", location.line())
                    .put("column", location.column())
                    .putNull("sourceName");
        }
        return list;
    }
}
