package dev.stepgraph.gateway.resolver.util;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.util.Map;

/** What comes of a tree that becomes plain values and JSON again, without doing so. */
@SuppressWarnings("ReferenceEquality") // what needs no change stays the same node
final class NarrowNumbers {

    private NarrowNumbers() {}

    /** The tree itself where it holds none to narrow. Throws as {@link PlainValues#toJson} does. */
    static JsonNode in(JsonNode json, Budget budget, int depth) {
        return switch (json.getNodeType()) {
            case OBJECT -> object((ObjectNode) json, budget, PlainValues.deeper(depth));
            case ARRAY -> array((ArrayNode) json, budget, PlainValues.deeper(depth));
            case NUMBER -> {
                budget.spend(PlainValues.SCALAR);
                Number number = json.numberValue();
                Number narrow = PlainValues.narrow(number);
                yield narrow.equals(number) ? json : PlainValues.numberNode(narrow);
            }
            case STRING -> {
                budget.spend(PlainValues.SCALAR);
                budget.spendText(json.stringValue().length());
                yield json;
            }
            case BOOLEAN, NULL, MISSING, BINARY, POJO -> {
                budget.spend(PlainValues.SCALAR);
                yield json;
            }
        };
    }

    private static JsonNode object(ObjectNode json, Budget budget, int depth) {
        budget.spend(PlainValues.COLLECTION);
        ObjectNode changed = null;
        for (Map.Entry<String, JsonNode> property : json.properties()) {
            budget.spend(PlainValues.ENTRY + property.getKey().length());
            JsonNode member = in(property.getValue(), budget, depth);
            if (member != property.getValue()) {
                changed = changed == null ? copyOf(json) : changed;
                changed.set(property.getKey(), member);
            }
        }
        return changed == null ? json : changed;
    }

    private static ObjectNode copyOf(ObjectNode json) {
        return JsonNodeFactory.instance.objectNode().setAll(json);
    }

    private static JsonNode array(ArrayNode json, Budget budget, int depth) {
        budget.spend(PlainValues.COLLECTION);
        ArrayNode copy = null;
        for (int i = 0; i < json.size(); i++) {
            JsonNode element = in(json.get(i), budget, depth);
            if (element != json.get(i)) {
                copy = copy == null ? JsonNodeFactory.instance.arrayNode().addAll(json) : copy;
                copy.set(i, element);
            }
        }
        return copy == null ? json : copy;
    }
}
