package dev.stepgraph.gateway.datasource.dynamodb.table;

import dev.stepgraph.gateway.datasource.dynamodb.expression.Condition;
import dev.stepgraph.gateway.datasource.dynamodb.expression.Placeholders;
import dev.stepgraph.gateway.datasource.dynamodb.expression.Projection;
import dev.stepgraph.gateway.datasource.dynamodb.value.AttributeValue;
import dev.stepgraph.gateway.datasource.dynamodb.value.AttributeValue.Document;
import dev.stepgraph.gateway.datasource.dynamodb.value.InvalidValueException;
import dev.stepgraph.gateway.datasource.dynamodb.value.TypedJson;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.util.HashMap;
import java.util.Map;

/** Reads the members that requests of DynamoDB's API have in common. */
final class ItemRequest {

    private final JsonNode json;
    private final Placeholders placeholders;

    /**
     * @throws InvalidValueException if what its placeholders stand for are not names and values
     */
    ItemRequest(JsonNode json) {
        this.json = json;
        this.placeholders = placeholders(json);
    }

    Placeholders placeholders() {
        return placeholders;
    }

    String tableName() {
        String name = text("TableName");
        if (name == null) {
            throw new InvalidValueException("The parameter 'TableName' is required");
        }
        return name;
    }

    @Nullable String text(String name) {
        JsonNode value = json.get(name);
        return value != null && value.isString() ? value.stringValue() : null;
    }

    String requiredText(String name) {
        String value = text(name);
        if (value == null) {
            throw new InvalidValueException("The parameter '" + name + "' is required");
        }
        return value;
    }

    boolean flag(String name, boolean otherwise) {
        JsonNode value = json.get(name);
        return value == null ? otherwise : value.asBoolean(otherwise);
    }

    @Nullable Integer number(String name) {
        JsonNode value = json.get(name);
        return value != null && value.isInt() ? (Integer) value.intValue() : null;
    }

    /** An item or a key. */
    Document item(String name) {
        return TypedJson.readItem(json.path(name));
    }

    /** An item or a key, if it is there. */
    @Nullable Document optionalItem(String name) {
        return json.has(name) ? item(name) : null;
    }

    @Nullable Condition condition(String name) {
        String text = text(name);
        return text == null ? null : Condition.parse(name, text, placeholders);
    }

    @Nullable Projection projection() {
        String text = text("ProjectionExpression");
        return text == null ? null : Projection.parse(text, placeholders);
    }

    private static Placeholders placeholders(JsonNode json) {
        Map<String, String> names = new HashMap<>();
        json.path("ExpressionAttributeNames")
                .forEachEntry((name, value) -> names.put(checked(name, '#'), value.asString()));
        Map<String, AttributeValue> values = new HashMap<>();
        json.path("ExpressionAttributeValues")
                .forEachEntry(
                        (name, value) -> values.put(checked(name, ':'), TypedJson.read(value)));
        return new Placeholders(names, values);
    }

    private static String checked(String name, char sign) {
        if (name.length() < 2 || name.charAt(0) != sign) {
            throw new InvalidValueException(
                    "%s contains invalid key: Syntax error; key: \"%s\""
                            .formatted(
                                    sign == '#'
                                            ? "ExpressionAttributeNames"
                                            : "ExpressionAttributeValues",
                                    name));
        }
        return name;
    }
}
