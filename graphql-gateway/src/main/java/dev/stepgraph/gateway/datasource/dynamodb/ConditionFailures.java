package dev.stepgraph.gateway.datasource.dynamodb;

import dev.stepgraph.gateway.datasource.InvocationScope;
import dev.stepgraph.gateway.datasource.RequestObject;
import dev.stepgraph.gateway.datasource.dynamodb.value.AttributeValue;
import dev.stepgraph.gateway.datasource.dynamodb.value.AttributeValue.Document;
import dev.stepgraph.gateway.datasource.lambda.FunctionCaller;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What follows when a condition does not hold (AppSync, "Handling a condition check failure"). If
 * the item is what it was meant to become all the same, that is a success; else a function may be
 * asked; else the write fails and shows the item.
 */
final class ConditionFailures {

    /** How often a function may change a request and have it made again. */
    static final int MAX_RETRIES = 3;

    private static final Set<String> STRATEGIES = Set.of("Reject", "Custom");
    private static final List<String> CHANGEABLE =
            List.of("attributeValues", "update", "condition");

    private final FunctionCaller functions;
    private final TableCalls calls;
    private final String table;
    private final String region;

    ConditionFailures(FunctionCaller functions, TableCalls calls, String table, String region) {
        this.functions = functions;
        this.calls = calls;
        this.table = table;
        this.region = region;
    }

    /** What follows. */
    sealed interface Outcome {
        /** It counts as done. */
        record Success(JsonNode result) implements Outcome {}

        /** It failed, and this is the item. */
        record Reject(JsonNode current) implements Outcome {}

        /** It is tried once more, like this. */
        record Retry(RequestObject request) implements Outcome {}
    }

    /** Decides what follows. */
    Outcome decide(
            String operation,
            RequestObject request,
            DynamoDbFailure failure,
            InvocationScope scope) {
        RequestObject condition = request.object("condition");
        JsonNode item = current(request, condition, failure, scope);
        JsonNode plain = TableCalls.plain(item);
        if (isAsWanted(operation, request, condition, item)) {
            return new Outcome.Success(plain);
        }
        RequestObject handler = condition.optionalObject("conditionalCheckFailedHandler");
        if (handler == null || handler.oneOf("strategy", STRATEGIES).equals("Reject")) {
            return new Outcome.Reject(plain);
        }
        JsonNode answer =
                functions.invoke(handler.text("lambdaArn"), event(request, plain, scope), scope);
        return switch (answer.path("action").asString("")) {
            case "discard" -> new Outcome.Success(plain);
            case "retry" -> new Outcome.Retry(changed(request, answer.path("retryMapping")));
            default -> new Outcome.Reject(plain);
        };
    }

    /** The item as it is; null if there is none. Not every DynamoDB shows it with the failure. */
    private @Nullable JsonNode current(
            RequestObject request,
            RequestObject condition,
            DynamoDbFailure failure,
            InvocationScope scope) {
        JsonNode shown = failure.body().get("Item");
        if (shown != null) {
            return shown;
        }
        Boolean consistent = condition.optionalBoolean("consistentRead");
        ObjectNode input = calls.input();
        input.set("Key", TableCalls.typed(request.object("key").json()));
        input.put("ConsistentRead", consistent == null || consistent);
        return calls.call("GetItem", input, scope).get("Item");
    }

    private static boolean isAsWanted(
            String operation,
            RequestObject request,
            RequestObject condition,
            @Nullable JsonNode item) {
        return switch (operation) {
            case "DeleteItem" -> item == null;
            case "PutItem" -> item != null && equalsWanted(request, condition, item);
            default -> false;
        };
    }

    private static boolean equalsWanted(
            RequestObject request, RequestObject condition, JsonNode item) {
        Map<String, AttributeValue> there = attributes(TableCalls.document(item));
        Map<String, AttributeValue> wanted =
                attributes(TableCalls.document(ItemOperations.item(request)));
        JsonNode ignored = condition.optional("equalsIgnore");
        if (ignored != null) {
            for (JsonNode name : ignored) {
                there.remove(name.asString());
                wanted.remove(name.asString());
            }
        }
        return there.equals(wanted);
    }

    private static Map<String, AttributeValue> attributes(Document item) {
        return new HashMap<>(item.values());
    }

    private ObjectNode event(RequestObject request, JsonNode current, InvocationScope scope) {
        ObjectNode event = JsonNodeFactory.instance.objectNode();
        event.set("arguments", scope.context().path("arguments").deepCopy());
        event.set("requestMapping", request.json());
        event.set("currentValue", current);
        event.putObject("resolver")
                .put("tableName", table)
                .put("awsRegion", region)
                .put("parentType", scope.typeName())
                .put("field", scope.fieldName());
        event.set("identity", scope.context().path("identity"));
        event.forEachEntry((name, value) -> {
            if (value.isMissingNode()) {
                event.putNull(name);
            }
        });
        return event;
    }

    private static RequestObject changed(RequestObject request, JsonNode mapping) {
        ObjectNode changed = JsonNodeFactory.instance.objectNode();
        request.json().forEachEntry(changed::set);
        for (String member : CHANGEABLE) {
            if (mapping.has(member)) {
                changed.set(member, mapping.get(member));
            }
        }
        return RequestObject.of(changed);
    }
}
