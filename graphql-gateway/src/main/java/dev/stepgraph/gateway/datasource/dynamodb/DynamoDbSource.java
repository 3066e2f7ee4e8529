package dev.stepgraph.gateway.datasource.dynamodb;

import dev.stepgraph.gateway.datasource.BoundDataSource;
import dev.stepgraph.gateway.datasource.DataSourceException;
import dev.stepgraph.gateway.datasource.InvocationScope;
import dev.stepgraph.gateway.datasource.RequestObject;
import dev.stepgraph.gateway.datasource.dynamodb.value.InvalidValueException;

import tools.jackson.databind.JsonNode;

import java.util.Set;

/** One table: reads which operation is asked for, and who carries it out. */
final class DynamoDbSource implements BoundDataSource {

    private static final String FIRST_VERSION = "2017-02-28";
    private static final Set<String> VERSIONS = Set.of(FIRST_VERSION, "2018-05-29");
    private static final Set<String> OF_ONE_ITEM =
            Set.of("GetItem", "PutItem", "UpdateItem", "DeleteItem", "Query", "Scan");

    private final TableCalls calls;
    private final ItemOperations items;
    private final SelectionOperations selections;
    private final BatchOperations batches;
    private final TransactionOperations transactions;

    DynamoDbSource(TableCalls calls, NextTokens tokens, ConditionFailures failures) {
        this.calls = calls;
        this.items = new ItemOperations(calls, failures);
        this.selections = new SelectionOperations(calls, tokens);
        this.batches = new BatchOperations(calls);
        this.transactions = new TransactionOperations(calls);
    }

    @Override
    public JsonNode invoke(JsonNode request, InvocationScope scope) {
        RequestObject object = RequestObject.of(request);
        String operation = object.text("operation");
        requireVersion(object, operation);
        try {
            return carryOut(operation, object, scope);
        } catch (DynamoDbFailure e) {
            throw calls.failure(e, null);
        } catch (InvalidValueException e) {
            throw calls.failure(
                    new DynamoDbFailure(DynamoDbFailure.VALIDATION, String.valueOf(e.getMessage())),
                    null);
        }
    }

    private JsonNode carryOut(String operation, RequestObject request, InvocationScope scope) {
        return switch (operation) {
            case "GetItem" -> items.get(request, scope);
            case "PutItem", "UpdateItem", "DeleteItem" -> items.write(operation, request, scope);
            case "Query" -> selections.query(request, scope);
            case "Scan" -> selections.scan(request, scope);
            case "BatchGetItem" -> batches.get(request, scope);
            case "BatchPutItem" -> batches.put(request, scope);
            case "BatchDeleteItem" -> batches.delete(request, scope);
            case "TransactGetItems" -> transactions.get(request, scope);
            case "TransactWriteItems" -> transactions.write(request, scope);
            case "Sync" ->
                    throw new DataSourceException(
                            "UnsupportedOperation",
                            "The operation 'Sync' needs a versioned data source, and these are not"
                                    + " supported by this service.");
            default -> throw unsupported(operation);
        };
    }

    private static void requireVersion(RequestObject request, String operation) {
        if (request.optional("version") == null) {
            return;
        }
        String version = request.oneOf("version", VERSIONS);
        if (version.equals(FIRST_VERSION)
                && !OF_ONE_ITEM.contains(operation)
                && !operation.equals("Sync")) {
            throw unsupported(operation);
        }
    }

    private static DataSourceException unsupported(String operation) {
        return DataSourceException.invalidRequest(
                "Unsupported operation '%s'.".formatted(operation));
    }
}
