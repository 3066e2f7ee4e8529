package dev.stepgraph.gateway.datasource.dynamodb.value;

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

import java.math.BigDecimal;
import java.util.Iterator;
import java.util.List;

/** What resolvers see of values: plain JSON (AppSync, "Type system (response mapping)"). */
public final class PlainJson {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int LONG_DIGITS = 18;

    private PlainJson() {}

    /** A value: bytes are in Base64, sets are lists. */
    public static JsonNode of(AttributeValue value) {
        return switch (value) {
            case Text(String text) -> JSON.stringNode(text);
            case Decimal(BigDecimal number) -> number(number);
            case Binary(Bytes bytes) -> JSON.stringNode(bytes.base64());
            case Truth(boolean truth) -> JSON.booleanNode(truth);
            case Nothing _ -> JSON.nullNode();
            case Document item -> ofItem(item);
            case Sequence(List<AttributeValue> values) -> list(values.iterator());
            case Collection set -> list(set.values().iterator());
        };
    }

    /** An item. */
    public static ObjectNode ofItem(Document item) {
        ObjectNode json = JSON.objectNode();
        item.values().forEach((name, value) -> json.set(name, of(value)));
        return json;
    }

    private static ArrayNode list(Iterator<AttributeValue> values) {
        ArrayNode json = JSON.arrayNode();
        values.forEachRemaining(value -> json.add(of(value)));
        return json;
    }

    /** Whole numbers without a fraction or an exponent, as far as they are not too long for it. */
    private static JsonNode number(BigDecimal number) {
        int wholeDigits = number.precision() - number.scale();
        if (number.scale() <= 0 && wholeDigits <= LONG_DIGITS) {
            long whole = number.longValueExact();
            boolean small = whole == (int) whole;
            return small ? JSON.numberNode((int) whole) : JSON.numberNode(whole);
        }
        return JSON.numberNode(number);
    }
}
