package dev.stepgraph.gateway.subscription;

import dev.stepgraph.gateway.auth.Caller;
import dev.stepgraph.gateway.execution.ExecutableApi;
import dev.stepgraph.gateway.execution.OperationRequest;
import dev.stepgraph.gateway.execution.OperationResult;
import dev.stepgraph.gateway.execution.SubscriptionOperations;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * What the subscribers of one mutation are sent: computed once for all who ask the same and may see
 * the same.
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
    Supplier<OperationResult> of(Subscription subscription) {
        Key key =
                new Key(
                        subscription.start().request(),
                        subscription.fieldName(),
                        subscription.caller().caller());
        Shared shared = results.computeIfAbsent(key, _ -> new Shared());
        return () -> shared.get(() -> deliver(subscription));
    }

    private OperationResult deliver(Subscription subscription) {
        return operations.deliver(api, subscription.start(), subscription.caller(), payload);
    }

    /** Computed by whoever asks first; the others wait. */
    private static final class Shared {

        private @Nullable OperationResult result;

        synchronized OperationResult get(Supplier<OperationResult> computation) {
            OperationResult known = result;
            if (known == null) {
                known = computation.get();
                result = known;
            }
            return known;
        }
    }
}
