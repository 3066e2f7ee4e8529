package dev.stepgraph.gateway.execution;

import dev.stepgraph.gateway.schema.JsonObject;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Turns graphql-java's values into JSON and back. */
final class GraphqlValues {

    /** Beyond any double; what is larger could take long to count with. */
    private static final int MAX_SCALE = 1_200;

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private GraphqlValues() {}

    /** Coerced arguments and completed results, as JSON; values that are JSON already stay. */
    static JsonNode toJson(@Nullable Object value) {
        return switch (value) {
            case null -> NODES.nullNode();
            case JsonNode node -> node;
            case JsonObject object -> object.node();
            case String text -> NODES.stringNode(text);
            case Boolean flag -> NODES.booleanNode(flag);
            case Integer number -> NODES.numberNode(number);
            case Long number -> NODES.numberNode(number);
            case Double number -> NODES.numberNode(number);
            case BigInteger number -> NODES.numberNode(number);
            case BigDecimal number -> NODES.numberNode(number);
            case Map<?, ?> members -> toObject(members);
            case Iterable<?> elements -> toArray(elements);
            default -> NODES.stringNode(value.toString());
        };
    }

    static ObjectNode toObject(Map<?, ?> members) {
        ObjectNode object = NODES.objectNode();
        members.forEach((name, member) -> object.set(String.valueOf(name), toJson(member)));
        return object;
    }

    private static ArrayNode toArray(Iterable<?> elements) {
        ArrayNode array = NODES.arrayNode();
        elements.forEach(element -> array.add(toJson(element)));
        return array;
    }

    /** Variables as graphql-java takes them. */
    static Map<String, @Nullable Object> fromObject(JsonNode object) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        object.properties()
                .forEach(member -> members.put(member.getKey(), fromJson(member.getValue())));
        return members;
    }

    /** A value as graphql-java coerces it: plain Java values, and what is not a scalar as JSON. */
    static @Nullable Object unboxed(@Nullable Object value) {
        return switch (value) {
            case ObjectNode object -> new JsonObject(object);
            case ArrayNode array -> array;
            case JsonNode scalar -> fromJson(scalar);
            case null, default -> value;
        };
    }

    private static @Nullable Object fromJson(JsonNode value) {
        return switch (value.getNodeType()) {
            case OBJECT -> fromObject(value);
            case ARRAY -> fromArray(value);
            case STRING -> value.stringValue();
            case BOOLEAN -> value.booleanValue();
            case NUMBER -> fromNumber(value.numberValue());
            case NULL, MISSING -> null;
            case BINARY, POJO -> value.asString();
        };
    }

    private static List<@Nullable Object> fromArray(JsonNode array) {
        List<@Nullable Object> elements = new ArrayList<>(array.size());
        array.forEach(element -> elements.add(fromJson(element)));
        return elements;
    }

    /** No scalar takes not-a-number, so what could be costly is refused as such. */
    private static Number fromNumber(Number number) {
        boolean costly =
                number instanceof BigDecimal decimal
                        && Math.abs((long) decimal.scale()) > MAX_SCALE;
        return costly ? (Number) Double.NaN : number;
    }
}
