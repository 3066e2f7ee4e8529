package dev.stepgraph.gateway.datasource.dynamodb;

import dev.stepgraph.gateway.datasource.InvocationScope;
import dev.stepgraph.gateway.datasource.RequestObject;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** GetItem, PutItem, UpdateItem and DeleteItem. */
final class ItemOperations {

    private final TableCalls calls;
    private final ConditionFailures failures;

    ItemOperations(TableCalls calls, ConditionFailures failures) {
        this.calls = calls;
        this.failures = failures;
    }

    JsonNode get(RequestObject request, InvocationScope scope) {
        ObjectNode input = calls.input();
        input.set("Key", TableCalls.typed(request.object("key").json()));
        Boolean consistent = request.optionalBoolean("consistentRead");
        if (consistent != null) {
            input.put("ConsistentRead", consistent);
        }
        TableCalls.addExpression(
                input, "ProjectionExpression", request.optionalObject("projection"));
        return TableCalls.plain(calls.call("GetItem", input, scope).get("Item"));
    }

    /** Writes; a condition that does not hold is looked at once more, as AppSync does. */
    JsonNode write(String operation, RequestObject request, InvocationScope scope) {
        return write(operation, request, scope, 0);
    }

    private JsonNode write(
            String operation, RequestObject request, InvocationScope scope, int retries) {
        try {
            return attempt(operation, request, scope);
        } catch (DynamoDbFailure e) {
            if (!e.code().equals(DynamoDbFailure.CONDITION)) {
                throw e;
            }
            return switch (failures.decide(operation, request, e, scope)) {
                case ConditionFailures.Outcome.Success(JsonNode result) -> result;
                case ConditionFailures.Outcome.Reject(JsonNode current) ->
                        throw calls.failure(e, current);
                case ConditionFailures.Outcome.Retry(RequestObject changed) -> {
                    if (retries == ConditionFailures.MAX_RETRIES) {
                        throw e;
                    }
                    yield write(operation, changed, scope, retries + 1);
                }
            };
        }
    }

    private JsonNode attempt(String operation, RequestObject request, InvocationScope scope) {
        ObjectNode input = calls.input();
        ObjectNode key = TableCalls.typed(request.object("key").json());
        TableCalls.addExpression(input, "ConditionExpression", request.optionalObject("condition"));
        if (request.optional("condition") != null) {
            input.put("ReturnValuesOnConditionCheckFailure", "ALL_OLD");
        }
        switch (operation) {
            case "PutItem" -> {
                ObjectNode item = item(request);
                input.set("Item", item);
                calls.call(operation, input, scope);
                return TableCalls.plain(item);
            }
            case "UpdateItem" -> {
                TableCalls.addExpression(
                        input, "UpdateExpression", request.optionalObject("update"));
                input.put("ReturnValues", "ALL_NEW");
            }
            default -> input.put("ReturnValues", "ALL_OLD");
        }
        input.set("Key", key);
        return TableCalls.plain(calls.call(operation, input, scope).get("Attributes"));
    }

    /** The item that a PutItem writes. */
    static ObjectNode item(RequestObject request) {
        ObjectNode item = TableCalls.typed(request.object("key").json());
        RequestObject values = request.optionalObject("attributeValues");
        if (values != null) {
            TableCalls.typed(values.json()).forEachEntry(item::set);
        }
        return item;
    }
}
