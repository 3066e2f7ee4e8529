package dev.stepgraph.gateway.datasource.dynamodb.value;

import dev.stepgraph.common.json.JsonText;
import dev.stepgraph.gateway.datasource.dynamodb.value.AttributeValue.Binary;
import dev.stepgraph.gateway.datasource.dynamodb.value.AttributeValue.Collection;
import dev.stepgraph.gateway.datasource.dynamodb.value.AttributeValue.Decimal;
import dev.stepgraph.gateway.datasource.dynamodb.value.AttributeValue.Document;
import dev.stepgraph.gateway.datasource.dynamodb.value.AttributeValue.Nothing;
import dev.stepgraph.gateway.datasource.dynamodb.value.AttributeValue.Sequence;
import dev.stepgraph.gateway.datasource.dynamodb.value.AttributeValue.Text;
import dev.stepgraph.gateway.datasource.dynamodb.value.AttributeValue.Truth;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * DynamoDB's own JSON: {@code {"S": "text"}}. Read a little more generously than DynamoDB reads it,
 * because AppSync's utilities write numbers as numbers and null as {@code {"NULL": null}}.
 */
public final class TypedJson {

    private static final int MAX_DEPTH = 32;

    private TypedJson() {}

    /**
     * Reads a value.
     *
     * @throws InvalidValueException if it is none
     */
    public static AttributeValue read(JsonNode json) {
        return read(json, 0);
    }

    /**
     * Reads an item, a key, or anything else that is a map of values.
     *
     * @throws InvalidValueException if it is none
     */
    public static Document readItem(JsonNode json) {
        return document(json, 0);
    }

    /** Writes a value. */
    public static ObjectNode write(AttributeValue value) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        switch (value) {
            case Text(String text) -> json.put("S", text);
            case Decimal number -> json.put("N", Numbers.text(number));
            case Binary(Bytes bytes) -> json.put("B", bytes.base64());
            case Truth(boolean truth) -> json.put("BOOL", truth);
            case Nothing _ -> json.put("NULL", true);
            case Document item -> json.set("M", writeItem(item));
            case Sequence(List<AttributeValue> values) -> {
                ArrayNode elements = json.putArray("L");
                values.forEach(element -> elements.add(write(element)));
            }
            case Collection set -> {
                ArrayNode elements = json.putArray(set.type());
                set.values()
                        .forEach(element -> elements.add(write(element).get(set.elementType())));
            }
        }
        return json;
    }

    /** Writes an item, or anything else that is a map of values. */
    public static ObjectNode writeItem(Document item) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        item.values().forEach((name, value) -> json.set(name, write(value)));
        return json;
    }

    private static AttributeValue read(JsonNode json, int depth) {
        if (depth > MAX_DEPTH) {
            throw new InvalidValueException(
                    "Nesting Levels have exceeded supported limits: Attributes nest more than "
                            + MAX_DEPTH
                            + " levels");
        }
        if (!json.isObject() || json.size() != 1) {
            throw new InvalidValueException(
                    json.isObject() && json.size() > 1
                            ? "Supplied AttributeValue has more than one datatypes set, must"
                                    + " contain exactly one of the supported datatypes"
                            : "Supplied AttributeValue is empty, must contain exactly one of the"
                                    + " supported datatypes");
        }
        Map.Entry<String, JsonNode> entry = json.properties().iterator().next();
        JsonNode value = entry.getValue();
        return switch (entry.getKey()) {
            case "S" -> new Text(text(value, "S"));
            case "N" -> number(value);
            case "B" -> binary(value);
            case "BOOL" -> new Truth(truth(value));
            case "NULL" -> new Nothing();
            case "L" -> new Sequence(sequence(value, depth + 1));
            case "M" -> document(value, depth + 1);
            case "SS", "NS", "BS" -> set(entry.getKey().substring(0, 1), value);
            default ->
                    throw new InvalidValueException(
                            "Supplied AttributeValue is empty, must contain exactly one of the"
                                    + " supported datatypes");
        };
    }

    private static Document document(JsonNode json, int depth) {
        if (!json.isObject()) {
            throw new InvalidValueException("A map of attribute values was expected");
        }
        Map<String, AttributeValue> values = LinkedHashMap.newLinkedHashMap(json.size());
        json.forEachEntry((name, value) -> values.put(name, read(value, depth)));
        return new Document(values);
    }

    private static List<AttributeValue> sequence(JsonNode json, int depth) {
        if (!json.isArray()) {
            throw unexpected("L");
        }
        List<AttributeValue> values = new ArrayList<>(json.size());
        json.forEach(element -> values.add(read(element, depth)));
        return values;
    }

    private static Collection set(String elementType, JsonNode json) {
        if (!json.isArray()) {
            throw unexpected(elementType + "S");
        }
        if (json.isEmpty()) {
            throw new InvalidValueException(
                    "One or more parameter values were invalid: An %s set may not be empty"
                            .formatted(
                                    switch (elementType) {
                                        case "S" -> "string";
                                        case "N" -> "number";
                                        default -> "binary";
                                    }));
        }
        Set<AttributeValue> values = LinkedHashSet.newLinkedHashSet(json.size());
        for (JsonNode element : json) {
            AttributeValue value =
                    switch (elementType) {
                        case "S" -> new Text(text(element, "SS"));
                        case "N" -> number(element);
                        default -> binary(element);
                    };
            if (!values.add(value)) {
                throw new InvalidValueException(
                        "One or more parameter values were invalid: Input collection contains"
                                + " duplicates");
            }
        }
        return new Collection(elementType, values);
    }

    private static Decimal number(JsonNode value) {
        if (value.isNumber()) {
            return Numbers.parse(JsonText.write(value));
        }
        return Numbers.parse(text(value, "N"));
    }

    private static Binary binary(JsonNode value) {
        try {
            return new Binary(new Bytes(Base64.getDecoder().decode(text(value, "B"))));
        } catch (IllegalArgumentException e) {
            throw new InvalidValueException("A binary value must be in Base64");
        }
    }

    private static boolean truth(JsonNode value) {
        if (!value.isBoolean()) {
            throw unexpected("BOOL");
        }
        return value.booleanValue();
    }

    private static String text(JsonNode value, String type) {
        if (!value.isString()) {
            throw unexpected(type);
        }
        return value.stringValue();
    }

    private static InvalidValueException unexpected(String type) {
        return new InvalidValueException("The value of the type " + type + " is not one");
    }
}
