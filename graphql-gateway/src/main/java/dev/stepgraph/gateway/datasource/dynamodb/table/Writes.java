package dev.stepgraph.gateway.datasource.dynamodb.table;

import dev.stepgraph.gateway.datasource.dynamodb.DynamoDbFailure;
import dev.stepgraph.gateway.datasource.dynamodb.value.AttributeValue.Document;
import dev.stepgraph.gateway.datasource.dynamodb.value.InvalidValueException;
import dev.stepgraph.gateway.datasource.dynamodb.value.TypedJson;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Writes of one item or of several. Everything here runs within a transaction. */
final class Writes {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int MAX_TRANSACTION = 100;
    private static final int MAX_BATCH = 25;
    private static final String CONDITION_MESSAGE = "The conditional request failed";
    private static final String DUPLICATE = "Provided list of item keys contains duplicates";

    private final TableCatalog tables;
    private final ItemStore items;

    Writes(TableCatalog tables, ItemStore items) {
        this.tables = tables;
        this.items = items;
    }

    /** PutItem, UpdateItem and DeleteItem. */
    ObjectNode one(String kind, JsonNode input) {
        WriteAction action = WriteAction.read(kind, input, tables);
        items.lock(List.of(action.lock()));
        Document before = items.read(action.table(), action.key());
        if (!action.allowedFor(before)) {
            throw new DynamoDbFailure(
                    DynamoDbFailure.CONDITION, CONDITION_MESSAGE, "", shown(action, before));
        }
        Document after = action.carryOut(items, before);
        ObjectNode output = JSON.objectNode();
        Document returned =
                switch (input.path("ReturnValues").asString("NONE")) {
                    case "ALL_OLD" -> before;
                    case "ALL_NEW" -> after;
                    default -> null;
                };
        if (returned != null) {
            output.set("Attributes", TypedJson.writeItem(returned));
        }
        return output;
    }

    /** TransactWriteItems. */
    ObjectNode transaction(JsonNode input) {
        List<WriteAction> actions = new ArrayList<>();
        for (JsonNode item : input.path("TransactItems")) {
            Map.Entry<String, JsonNode> action = item.properties().iterator().next();
            actions.add(WriteAction.read(action.getKey(), action.getValue(), tables));
        }
        requireDistinct(
                actions,
                MAX_TRANSACTION,
                "Transaction request cannot include multiple operations on one item");
        items.lock(actions.stream().map(WriteAction::lock).toList());
        ArrayNode reasons = JSON.arrayNode();
        List<String> codes = new ArrayList<>();
        for (WriteAction action : actions) {
            ObjectNode reason = attempt(action);
            reasons.add(reason);
            codes.add(reason.get("Code").stringValue());
        }
        if (codes.stream().anyMatch(code -> !code.equals("None"))) {
            ObjectNode body = JSON.objectNode();
            body.set("CancellationReasons", reasons);
            throw new DynamoDbFailure(
                    DynamoDbFailure.CANCELED,
                    "Transaction cancelled, please refer cancellation reasons for specific reasons ["
                            + String.join(", ", codes)
                            + "]",
                    "",
                    body);
        }
        return JSON.objectNode();
    }

    /** BatchWriteItem: all of it or nothing. */
    ObjectNode batch(JsonNode input) {
        List<WriteAction> actions = new ArrayList<>();
        input.path("RequestItems")
                .forEachEntry((table, requests) ->
                        requests.forEach(request -> actions.add(action(table, request))));
        requireDistinct(actions, MAX_BATCH, DUPLICATE);
        items.lock(actions.stream().map(WriteAction::lock).toList());
        actions.forEach(action -> action.carryOut(items, null));
        ObjectNode output = JSON.objectNode();
        output.putObject("UnprocessedItems");
        return output;
    }

    private WriteAction action(String table, JsonNode request) {
        JsonNode put = request.get("PutRequest");
        ObjectNode single = JSON.objectNode().put("TableName", table);
        if (put != null) {
            single.set("Item", put.path("Item"));
            return WriteAction.read("Put", single, tables);
        }
        single.set("Key", request.path("DeleteRequest").path("Key"));
        return WriteAction.read("Delete", single, tables);
    }

    private ObjectNode attempt(WriteAction action) {
        Document before = items.read(action.table(), action.key());
        if (!action.allowedFor(before)) {
            ObjectNode reason = shown(action, before);
            return reason.put("Code", "ConditionalCheckFailed").put("Message", CONDITION_MESSAGE);
        }
        try {
            action.carryOut(items, before);
            return JSON.objectNode().put("Code", "None");
        } catch (InvalidValueException e) {
            return JSON.objectNode().put("Code", "ValidationError").put("Message", e.getMessage());
        }
    }

    private static ObjectNode shown(WriteAction action, @Nullable Document before) {
        ObjectNode body = JSON.objectNode();
        if (action.returnsOld() && before != null) {
            body.set("Item", TypedJson.writeItem(before));
        }
        return body;
    }

    private static void requireDistinct(List<WriteAction> actions, int most, String message) {
        if (actions.isEmpty() || actions.size() > most) {
            throw new InvalidValueException(
                    "Member must have length less than or equal to %d, and not be empty"
                            .formatted(most));
        }
        Set<String> seen = new HashSet<>();
        for (WriteAction action : actions) {
            if (!seen.add(action.table().id() + "/" + action.key())) {
                throw new InvalidValueException(message);
            }
        }
    }
}
