package dev.stepgraph.gateway.datasource.dynamodb.table;

import dev.stepgraph.gateway.datasource.dynamodb.expression.Projection;
import dev.stepgraph.gateway.datasource.dynamodb.value.AttributeValue.Document;
import dev.stepgraph.gateway.datasource.dynamodb.value.InvalidValueException;
import dev.stepgraph.gateway.datasource.dynamodb.value.TypedJson;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.util.HashSet;
import java.util.Set;

/** Reads of items by their keys. */
final class Reads {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int MAX_KEYS = 100;

    private final TableCatalog tables;
    private final ItemStore items;

    Reads(TableCatalog tables, ItemStore items) {
        this.tables = tables;
        this.items = items;
    }

    /** GetItem. */
    ObjectNode one(JsonNode input) {
        ObjectNode output = JSON.objectNode();
        ItemRequest request = new ItemRequest(input);
        Table table = tables.table(request.tableName());
        Document item = read(table, request.item("Key"), projection(request));
        if (item != null) {
            output.set("Item", TypedJson.writeItem(item));
        }
        return output;
    }

    /** TransactGetItems. */
    ObjectNode transaction(JsonNode input) {
        JsonNode gets = input.path("TransactItems");
        requireSize(gets.size());
        ObjectNode output = JSON.objectNode();
        ArrayNode responses = output.putArray("Responses");
        gets.forEach(get -> responses.add(one(get.path("Get"))));
        return output;
    }

    /** BatchGetItem. */
    ObjectNode batch(JsonNode input) {
        ObjectNode output = JSON.objectNode();
        ObjectNode responses = output.putObject("Responses");
        output.putObject("UnprocessedKeys");
        JsonNode requests = input.path("RequestItems");
        requireSize(requests.valueStream().mapToInt(r -> r.path("Keys").size()).sum());
        requests.forEachEntry((name, json) -> {
            ItemRequest request = new ItemRequest(json);
            Projection projection = projection(request);
            Table table = tables.table(name);
            ArrayNode found = responses.putArray(name);
            Set<ItemKey> seen = new HashSet<>();
            for (JsonNode key : json.path("Keys")) {
                Document attributes = TypedJson.readItem(key);
                if (!seen.add(ItemKey.ofKey(table.keys(), attributes))) {
                    throw new InvalidValueException(
                            "Provided list of item keys contains duplicates");
                }
                Document item = read(table, attributes, projection);
                if (item != null) {
                    found.add(TypedJson.writeItem(item));
                }
            }
        });
        return output;
    }

    private @Nullable Document read(Table table, Document key, @Nullable Projection projection) {
        Document item = items.read(table, ItemKey.ofKey(table.keys(), key));
        return item == null || projection == null ? item : projection.of(item);
    }

    private static @Nullable Projection projection(ItemRequest request) {
        Projection projection = request.projection();
        request.placeholders().requireAllUsed();
        return projection;
    }

    private static void requireSize(int size) {
        if (size == 0 || size > MAX_KEYS) {
            throw new InvalidValueException(
                    "Too many items requested for the BatchGetItem call, or none");
        }
    }
}
