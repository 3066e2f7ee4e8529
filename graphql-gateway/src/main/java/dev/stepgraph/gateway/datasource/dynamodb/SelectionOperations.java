package dev.stepgraph.gateway.datasource.dynamodb;

import dev.stepgraph.gateway.datasource.InvocationScope;
import dev.stepgraph.gateway.datasource.RequestObject;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.util.Set;

/** Query and Scan. */
final class SelectionOperations {

    private static final Set<String> SELECTS =
            Set.of("ALL_ATTRIBUTES", "ALL_PROJECTED_ATTRIBUTES", "SPECIFIC_ATTRIBUTES", "COUNT");

    private final TableCalls calls;
    private final NextTokens tokens;

    SelectionOperations(TableCalls calls, NextTokens tokens) {
        this.calls = calls;
        this.tokens = tokens;
    }

    JsonNode query(RequestObject request, InvocationScope scope) {
        ObjectNode input = calls.input();
        TableCalls.addExpression(input, "KeyConditionExpression", request.object("query"));
        Boolean forward = request.optionalBoolean("scanIndexForward");
        if (forward != null) {
            input.put("ScanIndexForward", forward);
        }
        return run("Query", input, request, scope);
    }

    JsonNode scan(RequestObject request, InvocationScope scope) {
        ObjectNode input = calls.input();
        Integer total = request.optionalInteger("totalSegments");
        if (total != null) {
            input.put("TotalSegments", total);
        }
        Integer segment = request.optionalInteger("segment");
        if (segment != null) {
            input.put("Segment", segment);
        }
        return run("Scan", input, request, scope);
    }

    private JsonNode run(
            String operation, ObjectNode input, RequestObject request, InvocationScope scope) {
        String index = request.optionalText("index");
        if (index != null) {
            input.put("IndexName", index);
        }
        Integer limit = request.optionalInteger("limit");
        if (limit != null) {
            input.put("Limit", limit);
        }
        Boolean consistent = request.optionalBoolean("consistentRead");
        if (consistent != null) {
            input.put("ConsistentRead", consistent);
        }
        if (request.optional("select") != null) {
            input.put("Select", request.oneOf("select", SELECTS));
        }
        TableCalls.addExpression(input, "FilterExpression", request.optionalObject("filter"));
        TableCalls.addExpression(
                input, "ProjectionExpression", request.optionalObject("projection"));
        String tokenScope = calls.table() + "/" + (index == null ? "" : index);
        String token = request.optionalText("nextToken");
        if (token != null) {
            input.set("ExclusiveStartKey", tokens.open(tokenScope, token));
        }
        return result(calls.call(operation, input, scope), tokenScope);
    }

    private ObjectNode result(JsonNode output, String tokenScope) {
        ObjectNode result = JsonNodeFactory.instance.objectNode();
        result.set("items", TableCalls.plainList(output.path("Items")));
        JsonNode last = output.get("LastEvaluatedKey");
        result.put("nextToken", last == null ? null : tokens.seal(tokenScope, last));
        result.put("scannedCount", output.path("ScannedCount").asInt(0));
        return result;
    }
}
