package dev.stepgraph.gateway.datasource.dynamodb;

import dev.stepgraph.common.RandomUuid;
import dev.stepgraph.gateway.datasource.DataSourceException;
import dev.stepgraph.gateway.datasource.InvocationScope;
import dev.stepgraph.gateway.datasource.RequestObject;
import dev.stepgraph.gateway.datasource.dynamodb.value.AttributeValue.Document;
import dev.stepgraph.gateway.datasource.dynamodb.value.PlainJson;
import dev.stepgraph.gateway.datasource.dynamodb.value.TypedJson;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.time.InstantSource;
import java.util.Locale;
import java.util.random.RandomGenerator;

/** Calls of DynamoDB's API for one data source, and what its failures are to a resolver. */
final class TableCalls {

    private final DynamoDbApi api;
    private final String table;
    private final InstantSource clock;
    private final RandomGenerator random;

    TableCalls(DynamoDbApi api, String table, InstantSource clock, RandomGenerator random) {
        this.api = api;
        this.table = table;
        this.clock = clock;
        this.random = random;
    }

    /** The table of the data source. */
    String table() {
        return table;
    }

    /** The input of an operation on a table, to be filled. */
    ObjectNode input() {
        return JsonNodeFactory.instance.objectNode().put("TableName", table);
    }

    /**
     * Carries an operation out.
     *
     * @throws DynamoDbFailure if it fails
     */
    JsonNode call(String operation, JsonNode input, InvocationScope scope) {
        scope.timeLeft(clock.instant());
        return api.call(operation, input, scope.deadline());
    }

    /** A typed item or key of the request, as DynamoDB wants it. */
    static ObjectNode typed(JsonNode item) {
        return TypedJson.writeItem(TypedJson.readItem(item));
    }

    /** An item of an answer, as resolvers see it; null where there is none. */
    static JsonNode plain(@Nullable JsonNode item) {
        return item == null || item.isNull() || item.isMissingNode()
                ? JsonNodeFactory.instance.nullNode()
                : PlainJson.ofItem(TypedJson.readItem(item));
    }

    /** Items of an answer, as resolvers see them. */
    static ArrayNode plainList(Iterable<JsonNode> items) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        items.forEach(item -> list.add(plain(item)));
        return list;
    }

    static Document document(JsonNode item) {
        return TypedJson.readItem(item);
    }

    /** A failure as resolvers see it. */
    DataSourceException failure(DynamoDbFailure failure, @Nullable JsonNode data) {
        String known = failure.requestId();
        String requestId =
                known.isEmpty()
                        ? RandomUuid.next(random).toString().toUpperCase(Locale.ROOT)
                        : known;
        return new DataSourceException(
                "DynamoDB:" + failure.code(),
                "%s (Service: AmazonDynamoDBv2; Status Code: 400; Error Code: %s; Request ID: %s)"
                        .formatted(failure.getMessage(), failure.code(), requestId),
                data);
    }

    /** Adds an expression with its names and values, if the request has one. */
    static void addExpression(ObjectNode input, String member, @Nullable RequestObject object) {
        if (object == null) {
            return;
        }
        input.put(member, object.text("expression"));
        for (var name : object.entries("expressionNames")) {
            child(input, "ExpressionAttributeNames").set(name.getKey(), name.getValue());
        }
        for (var value : object.entries("expressionValues")) {
            child(input, "ExpressionAttributeValues")
                    .set(value.getKey(), TypedJson.write(TypedJson.read(value.getValue())));
        }
    }

    private static ObjectNode child(ObjectNode input, String member) {
        return input.get(member) instanceof ObjectNode known ? known : input.putObject(member);
    }
}
