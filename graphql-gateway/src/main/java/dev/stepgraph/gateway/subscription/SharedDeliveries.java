package dev.stepgraph.gateway.subscription;

import dev.stepgraph.common.json.JsonText;
import dev.stepgraph.gateway.auth.Caller;
import dev.stepgraph.gateway.execution.ExecutableApi;
import dev.stepgraph.gateway.execution.OperationError;
import dev.stepgraph.gateway.execution.OperationRequest;
import dev.stepgraph.gateway.execution.OperationResult;
import dev.stepgraph.gateway.execution.RefusedOperationException;
import dev.stepgraph.gateway.execution.SubscriptionOperations;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * What the subscribers of one mutation are sent: computed and written once for all who ask the same
 * and may see the same.
 */
final class SharedDeliveries {

    private final SubscriptionOperations operations;
    private final ExecutableApi api;
    private final JsonNode payload;
    private final Map<Key, Shared> results = new ConcurrentHashMap<>();

    private record Key(OperationRequest request, String field, Caller caller) {}

    SharedDeliveries(SubscriptionOperations operations, ExecutableApi api, JsonNode payload) {
        this.operations = operations;
        this.api = api;
        this.payload = payload;
    }

    JsonNode payload() {
        return payload;
    }

    /** What that subscriber is sent; blocks when it is asked for. */
    Supplier<byte[]> of(Subscription subscription) {
        Key key =
                new Key(
                        subscription.start().request(),
                        subscription.fieldName(),
                        subscription.caller().caller().unnamed());
        Shared shared = results.computeIfAbsent(key, _ -> new Shared());
        return () -> shared.get(() -> write(subscription));
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

    /** Computed by whoever asks first; the others wait. */
    private static final class Shared {

        private byte @Nullable [] body;

        synchronized byte[] get(Supplier<byte[]> computation) {
            byte[] known = body;
            if (known == null) {
                known = computation.get();
                body = known;
            }
            return known;
        }
    }
}
