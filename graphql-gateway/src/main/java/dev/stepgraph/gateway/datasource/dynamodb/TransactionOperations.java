package dev.stepgraph.gateway.datasource.dynamodb;

import dev.stepgraph.gateway.datasource.DataSourceException;
import dev.stepgraph.gateway.datasource.InvocationScope;
import dev.stepgraph.gateway.datasource.RequestObject;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** TransactGetItems and TransactWriteItems. */
final class TransactionOperations {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String ITEMS = "transactItems";
    private static final String REASONS = "cancellationReasons";
    private static final Set<String> OPERATIONS =
            Set.of("PutItem", "UpdateItem", "DeleteItem", "ConditionCheck");

    private final TableCalls calls;

    TransactionOperations(TableCalls calls) {
        this.calls = calls;
    }

    JsonNode get(RequestObject request, InvocationScope scope) {
        ObjectNode input = JSON.objectNode();
        ArrayNode gets = input.putArray("TransactItems");
        for (int i = 0; i < request.list(ITEMS).size(); i++) {
            RequestObject item = request.element(ITEMS, i);
            ObjectNode get = gets.addObject().putObject("Get");
            get.put("TableName", item.text("table"));
            get.set("Key", TableCalls.typed(item.object("key").json()));
            TableCalls.addExpression(
                    get, "ProjectionExpression", item.optionalObject("projection"));
        }
        JsonNode output = call("TransactGetItems", input, "items", scope);
        List<JsonNode> items = new ArrayList<>();
        for (JsonNode response : output.path("Responses")) {
            items.add(response.path("Item"));
        }
        return result("items", TableCalls.plainList(items), null);
    }

    JsonNode write(RequestObject request, InvocationScope scope) {
        ObjectNode input = JSON.objectNode();
        ArrayNode writes = input.putArray("TransactItems");
        ArrayNode keys = JSON.arrayNode();
        for (int i = 0; i < request.list(ITEMS).size(); i++) {
            RequestObject item = request.element(ITEMS, i);
            addWrite(writes.addObject(), item);
            keys.add(TableCalls.plain(item.object("key").json()));
        }
        call("TransactWriteItems", input, "keys", scope);
        return result("keys", keys, null);
    }

    private static void addWrite(ObjectNode writes, RequestObject item) {
        String operation = item.oneOf("operation", OPERATIONS);
        ObjectNode write = JSON.objectNode();
        write.put("TableName", item.text("table"));
        RequestObject condition = item.optionalObject("condition");
        TableCalls.addExpression(write, "ConditionExpression", condition);
        if (condition != null) {
            Boolean shows = condition.optionalBoolean("returnValuesOnConditionCheckFailure");
            write.put(
                    "ReturnValuesOnConditionCheckFailure",
                    shows == null || shows ? "ALL_OLD" : "NONE");
        }
        switch (operation) {
            case "PutItem" -> write.set("Item", ItemOperations.item(item));
            case "UpdateItem" -> {
                write.set("Key", TableCalls.typed(item.object("key").json()));
                TableCalls.addExpression(write, "UpdateExpression", item.object("update"));
            }
            default -> write.set("Key", TableCalls.typed(item.object("key").json()));
        }
        writes.set(operation.replace("Item", ""), write);
    }

    private JsonNode call(
            String operation, ObjectNode input, String member, InvocationScope scope) {
        try {
            return calls.call(operation, input, scope);
        } catch (DynamoDbFailure e) {
            throw e.code().equals(DynamoDbFailure.CANCELED) ? canceled(e, member) : e;
        }
    }

    private DataSourceException canceled(DynamoDbFailure failure, String member) {
        ArrayNode reasons = JSON.arrayNode();
        for (JsonNode reason : failure.body().path("CancellationReasons")) {
            String type = reason.path("Code").asString("None");
            ObjectNode plain = reasons.addObject();
            plain.put("type", type);
            plain.put("message", reason.path("Message").asString("None"));
            if (reason.has("Item")) {
                plain.set("item", TableCalls.plain(reason.get("Item")));
            }
        }
        return calls.failure(failure, result(member, JSON.nullNode(), reasons));
    }

    private static ObjectNode result(String member, JsonNode values, @Nullable JsonNode reasons) {
        ObjectNode result = JSON.objectNode();
        result.set(member, values);
        result.set(REASONS, reasons == null ? JSON.nullNode() : reasons);
        return result;
    }
}
