package dev.stepgraph.gateway.datasource.dynamodb;

import dev.stepgraph.gateway.datasource.InvocationScope;
import dev.stepgraph.gateway.datasource.RequestObject;
import dev.stepgraph.gateway.datasource.dynamodb.value.AttributeValue.Document;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** BatchGetItem, BatchPutItem and BatchDeleteItem. Answers are in the order of the request. */
final class BatchOperations {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final TableCalls calls;

    BatchOperations(TableCalls calls) {
        this.calls = calls;
    }

    JsonNode get(RequestObject request, InvocationScope scope) {
        RequestObject tables = request.object("tables");
        ObjectNode input = JSON.objectNode();
        ObjectNode items = input.putObject("RequestItems");
        List<BatchedGet> gets = new ArrayList<>();
        for (String table : tables.json().propertyNames()) {
            BatchedGet get = BatchedGet.read(table, tables.object(table));
            gets.add(get);
            items.set(table, get.input());
        }
        JsonNode output = calls.call("BatchGetItem", input, scope);
        ObjectNode result = JSON.objectNode();
        ObjectNode data = result.putObject("data");
        ObjectNode unprocessed = result.putObject("unprocessedKeys");
        for (BatchedGet get : gets) {
            data.set(get.table(), get.inOrder(output.path("Responses").path(get.table())));
            JsonNode left = output.path("UnprocessedKeys").path(get.table()).path("Keys");
            unprocessed.set(get.table(), TableCalls.plainList(left));
        }
        return result;
    }

    JsonNode put(RequestObject request, InvocationScope scope) {
        return write(request, "PutRequest", "Item", "unprocessedItems", scope);
    }

    JsonNode delete(RequestObject request, InvocationScope scope) {
        return write(request, "DeleteRequest", "Key", "unprocessedKeys", scope);
    }

    private ObjectNode write(
            RequestObject request,
            String kind,
            String member,
            String unprocessedMember,
            InvocationScope scope) {
        RequestObject tables = request.object("tables");
        ObjectNode input = JSON.objectNode();
        ObjectNode requests = input.putObject("RequestItems");
        for (String table : tables.json().propertyNames()) {
            ArrayNode writes = requests.putArray(table);
            for (JsonNode item : tables.list(table)) {
                writes.addObject().putObject(kind).set(member, TableCalls.typed(item));
            }
        }
        JsonNode output = calls.call("BatchWriteItem", input, scope);
        ObjectNode result = JSON.objectNode();
        ObjectNode data = result.putObject("data");
        ObjectNode unprocessed = result.putObject(unprocessedMember);
        for (Map.Entry<String, JsonNode> table : requests.properties()) {
            List<Document> left = new ArrayList<>();
            for (JsonNode write : output.path("UnprocessedItems").path(table.getKey())) {
                left.add(TableCalls.document(write.path(kind).path(member)));
            }
            ArrayNode written = data.putArray(table.getKey());
            ArrayNode notWritten = unprocessed.putArray(table.getKey());
            for (JsonNode write : table.getValue()) {
                JsonNode item = write.path(kind).path(member);
                boolean isLeft = left.contains(TableCalls.document(item));
                (isLeft ? notWritten : written).add(TableCalls.plain(item));
                if (isLeft) {
                    written.addNull();
                }
            }
        }
        return result;
    }
}
