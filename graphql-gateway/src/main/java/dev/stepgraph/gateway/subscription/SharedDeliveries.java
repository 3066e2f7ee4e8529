package dev.stepgraph.gateway.subscription;

import dev.stepgraph.common.json.JsonText;
import dev.stepgraph.gateway.auth.Caller;
import dev.stepgraph.gateway.execution.ExecutableApi;
import dev.stepgraph.gateway.execution.OperationError;
import dev.stepgraph.gateway.execution.OperationRequest;
import dev.stepgraph.gateway.execution.OperationResult;
import dev.stepgraph.gateway.execution.RefusedOperationException;
import dev.stepgraph.gateway.execution.SubscriptionOperations;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the subscribers of one mutation are sent: computed and written once for all who ask the same
 * and may see the same.
 */
final class SharedDeliveries {

    private static final Logger LOG = LoggerFactory.getLogger(SharedDeliveries.class);

    private final SubscriptionOperations operations;
    private final ExecutableApi api;
    private final JsonNode payload;

    private record Key(OperationRequest request, String field, Caller caller) {}

    SharedDeliveries(SubscriptionOperations operations, ExecutableApi api, JsonNode payload) {
        this.operations = operations;
        this.api = api;
        this.payload = payload;
    }

    JsonNode payload() {
        return payload;
    }

    /**
     * Sends those who hear of it what they are to be sent. What several are to be sent is computed
     * here, once; what only one is sent is left to its own connection, beside all others.
     */
    void send(List<Subscription> hearing) {
        Map<Key, List<Subscription>> groups = new LinkedHashMap<>();
        for (Subscription each : hearing) {
            groups.computeIfAbsent(key(each), _ -> new ArrayList<>()).add(each);
        }
        groups.values().forEach(this::sendAlike);
    }

    private void sendAlike(List<Subscription> group) {
        Subscription first = group.getFirst();
        if (group.size() == 1) {
            first.subscriber().next(first, () -> write(first));
            return;
        }
        byte[] body;
        try {
            body = write(first);
        } catch (RuntimeException e) {
            LOG.error("{} cannot be told of a mutation", first.fieldName(), e);
            return;
        }
        group.forEach(each -> each.subscriber().next(each, body));
    }

    private static Key key(Subscription subscription) {
        return new Key(
                subscription.start().request(),
                subscription.fieldName(),
                subscription.caller().caller().unnamed());
    }

    private byte[] write(Subscription subscription) {
        return body(operations, api, subscription, payload);
    }

    /** The body of what a subscriber is sent of a payload, as JSON text in UTF-8. */
    static byte[] body(
            SubscriptionOperations operations,
            ExecutableApi api,
            Subscription subscription,
            JsonNode payload) {
        return JsonText.writeBytes(result(operations, api, subscription, payload).toJson());
    }

    private static OperationResult result(
            SubscriptionOperations operations,
            ExecutableApi api,
            Subscription subscription,
            JsonNode payload) {
        try {
            return operations.deliver(api, subscription.start(), subscription.caller(), payload);
        } catch (RefusedOperationException e) {
            return OperationResult.refused(
                    List.of(
                            OperationError.ofType(
                                    e.reason().errorType(), String.valueOf(e.getMessage()))));
        }
    }
}
