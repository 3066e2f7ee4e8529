package dev.stepgraph.gateway.datasource.dynamodb;

import dev.stepgraph.gateway.datasource.RequestObject;
import dev.stepgraph.gateway.datasource.dynamodb.expression.Placeholders;
import dev.stepgraph.gateway.datasource.dynamodb.expression.Projection;
import dev.stepgraph.gateway.datasource.dynamodb.value.AttributeValue;
import dev.stepgraph.gateway.datasource.dynamodb.value.AttributeValue.Document;
import dev.stepgraph.gateway.datasource.dynamodb.value.PlainJson;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What is got of one table. DynamoDB answers in any order, so an item is known by its key, which is
 * asked for even where the projection leaves it out.
 *
 * @param keys in the order of the request
 * @param input as DynamoDB wants it
 * @param hidden key attributes that the projection does not name
 */
record BatchedGet(String table, List<Document> keys, ObjectNode input, Set<String> hidden) {

    static BatchedGet read(String table, RequestObject request) {
        ObjectNode input = JsonNodeFactory.instance.objectNode();
        ArrayNode typedKeys = input.putArray("Keys");
        List<Document> keys = new ArrayList<>();
        for (JsonNode key : request.list("keys")) {
            typedKeys.add(TableCalls.typed(key));
            keys.add(TableCalls.document(key));
        }
        Boolean consistent = request.optionalBoolean("consistentRead");
        if (consistent != null) {
            input.put("ConsistentRead", consistent);
        }
        return new BatchedGet(table, keys, input, addProjection(request, input, keys));
    }

    /** The items, each where its key was, and null where there was none. */
    ArrayNode inOrder(JsonNode items) {
        Map<Document, Document> byKey = new HashMap<>();
        for (JsonNode json : items) {
            Document item = TableCalls.document(json);
            byKey.put(keyOf(item), item);
        }
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        for (Document key : keys) {
            Document item = byKey.get(key);
            list.add(item == null ? JsonNodeFactory.instance.nullNode() : shown(item));
        }
        return list;
    }

    private ObjectNode shown(Document item) {
        ObjectNode json = PlainJson.ofItem(item);
        json.remove(hidden);
        return json;
    }

    private Document keyOf(Document item) {
        Map<String, AttributeValue> values = new LinkedHashMap<>(item.values());
        values.keySet().retainAll(keys.getFirst().values().keySet());
        return new Document(values);
    }

    private static Set<String> addProjection(
            RequestObject request, ObjectNode input, List<Document> keys) {
        RequestObject given = request.optionalObject("projection");
        if (given == null || keys.isEmpty()) {
            return Set.of();
        }
        TableCalls.addExpression(input, "ProjectionExpression", given);
        Map<String, String> names = new HashMap<>();
        given.entries("expressionNames")
                .forEach(name -> names.put(name.getKey(), name.getValue().asString()));
        String text = given.text("expression");
        Projection projection = Projection.parse(text, new Placeholders(names, Map.of()));
        Set<String> hidden = new TreeSet<>(keys.getFirst().values().keySet());
        hidden.removeIf(projection::includes);
        StringBuilder extended = new StringBuilder(text);
        for (String name : hidden) {
            String placeholder = "#stepgraphKey" + names.size();
            names.put(placeholder, name);
            extended.append(", ").append(placeholder);
        }
        input.put("ProjectionExpression", extended.toString());
        ObjectNode all = JsonNodeFactory.instance.objectNode();
        names.forEach(all::put);
        if (!all.isEmpty()) {
            input.set("ExpressionAttributeNames", all);
        }
        return hidden;
    }
}
