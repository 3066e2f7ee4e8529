package dev.stepgraph.gateway.subscription;

import dev.stepgraph.gateway.auth.Caller;
import dev.stepgraph.gateway.execution.ExecutableApi;
import dev.stepgraph.gateway.execution.OperationRequest;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * What the subscribers of one mutation are sent: computed and written once for all who ask the same
 * and may see the same.
 */
final class SharedDeliveries {

    private static final Logger LOG = LoggerFactory.getLogger(SharedDeliveries.class);

    private final DeliveryBodies bodies;
    private final ExecutableApi api;
    private final JsonNode payload;

    private record Key(OperationRequest request, String field, Caller caller) {}

    SharedDeliveries(DeliveryBodies bodies, ExecutableApi api, JsonNode payload) {
        this.bodies = bodies;
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

    /** Sends one subscriber what it is to be sent, if it turns out in its turn that it may hear. */
    void sendIf(Subscription subscription, BooleanSupplier mayHear) {
        subscription
                .subscriber()
                .next(
                        subscription,
                        () ->
                                mayHear.getAsBoolean() && subscription.hears(payload)
                                        ? Optional.of(write(subscription))
                                        : Optional.empty());
    }

    private void sendAlike(List<Subscription> group) {
        Subscription first = group.getFirst();
        if (group.size() == 1) {
            first.subscriber().next(first, () -> Optional.of(write(first)));
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
        return bodies.of(api, subscription, payload);
    }
}
