package dev.stepgraph.gateway.execution;

import dev.stepgraph.gateway.execution.RefusedOperationException.Reason;

import graphql.ExecutionResult;
import graphql.execution.NonNullableFieldWasNullError;
import graphql.language.OperationDefinition;
import graphql.language.OperationDefinition.Operation;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.Map;

/**
 * What subscriptions need of an API: to begin, and to read each payload as the subscriber selected
 * it. Blocks; callers are virtual threads.
 */
public final class SubscriptionOperations {

    private final Operations operations;

    /** Runs the operations of subscribers. */
    public SubscriptionOperations(Operations operations) {
        this.operations = operations;
    }

    /**
     * Somebody subscribes: the operation is checked, whether the caller may read the field, and the
     * field's resolver is run, whose effects set filters.
     *
     * @throws RefusedOperationException when there is no telling what to subscribe to
     */
    public SubscriptionStart start(
            ExecutableApi api, OperationRequest request, CallerContext caller) {
        PreparedDocument document = api.documents().prepare(request.query());
        if (!document.errors().isEmpty()) {
            return new SubscriptionStart.Refused(document.errors());
        }
        OperationDefinition operation = document.operation(request.operationName());
        if (operation.getOperation() != Operation.SUBSCRIPTION) {
            throw new RefusedOperationException(
                    Reason.UNKNOWN_OPERATION, "Only subscriptions can be subscribed to.");
        }
        OperationRun run = operations.begin(api, document, operation, request.variables(), caller);
        Operations.Input input = Operations.Input.of(request, operation, caller.requestId());
        ExecutionResult result = operations.run(api.answering(), api, run, input);
        List<OperationError> errors =
                result.getErrors().stream()
                        .filter(error -> !(error instanceof NonNullableFieldWasNullError))
                        .map(ErrorTranslation::of)
                        .toList();
        if (!errors.isEmpty() || run.roots().isEmpty()) {
            return new SubscriptionStart.Refused(errors);
        }
        OperationRun.RootCall root = run.roots().getFirst();
        return new SubscriptionStart.Started(
                root.fieldName(), root.arguments(), request, run.effects(), run.payloads());
    }

    /**
     * What a subscriber is sent of a mutation's payload: its own selection, of the fields that it
     * may read now; what the mutation did not select is null.
     *
     * @param api the API as it is now
     * @param subscription what {@link #start} answered
     * @param caller the subscriber
     * @param payload a mutation's payload
     * @throws RefusedOperationException when the API changed and the operation no longer fits it
     */
    public OperationResult deliver(
            ExecutableApi api,
            SubscriptionStart.Started subscription,
            CallerContext caller,
            JsonNode payload) {
        OperationRequest request = subscription.request();
        PreparedDocument document = api.documents().prepare(request.query());
        if (!document.errors().isEmpty()) {
            return OperationResult.refused(document.errors());
        }
        OperationDefinition operation = document.operation(request.operationName());
        OperationRun run = operations.begin(api, document, operation, request.variables(), caller);
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.set(subscription.fieldName(), payload);
        Operations.Input input =
                new Operations.Input(
                        request.query(),
                        operation.getName() == null ? "" : operation.getName(),
                        request.variables(),
                        caller.requestId(),
                        root);
        ExecutionResult result = operations.run(api.delivering(), api, run, input);
        return new OperationResult(
                GraphqlValues.toJson(result.getData()), Operations.errors(result), Map.of());
    }

    /**
     * What a subscriber is sent in place of a result that it may not be sent: why, beside null for
     * the field, or for everything where the field cannot be null.
     */
    public OperationResult withheld(
            ExecutableApi api,
            SubscriptionStart.Started subscription,
            OperationResult result,
            OperationError reason) {
        if (!api.isNullable(subscription.fieldName())) {
            return OperationResult.refused(List.of(reason));
        }
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        result.data().propertyNames().forEach(data::putNull);
        return new OperationResult(data, List.of(reason), Map.of());
    }
}
