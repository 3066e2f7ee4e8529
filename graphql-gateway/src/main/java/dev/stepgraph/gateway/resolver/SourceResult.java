package dev.stepgraph.gateway.resolver;

import dev.stepgraph.gateway.datasource.DataSourceException;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a data source answered.
 *
 * @param value its result; null where there is none
 * @param error what went wrong; absent: nothing did
 */
record SourceResult(JsonNode value, @Nullable Fault error) {

    /** A failed call, as {@code ctx.error}. */
    record Fault(String type, String message) {

        ObjectNode toJson() {
            ObjectNode json = JsonNodeFactory.instance.objectNode();
            return json.put("message", message).put("type", type);
        }
    }

    static SourceResult of(JsonNode value) {
        return new SourceResult(value.isMissingNode() ? NullNode.getInstance() : value, null);
    }

    static SourceResult failed(DataSourceException failure) {
        JsonNode data = failure.data();
        return failed(data, failure.errorType(), String.valueOf(failure.getMessage()));
    }

    static SourceResult failed(@Nullable JsonNode data, String type, String message) {
        return new SourceResult(
                data == null ? NullNode.getInstance() : data, new Fault(type, message));
    }
}
