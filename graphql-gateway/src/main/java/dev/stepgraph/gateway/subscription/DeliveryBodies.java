package dev.stepgraph.gateway.subscription;

import dev.stepgraph.common.json.JsonText;
import dev.stepgraph.gateway.execution.ExecutableApi;
import dev.stepgraph.gateway.execution.OperationError;
import dev.stepgraph.gateway.execution.OperationResult;
import dev.stepgraph.gateway.execution.RefusedOperationException;
import dev.stepgraph.gateway.execution.SubscriptionOperations;

import io.micrometer.core.instrument.MeterRegistry;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

import tools.jackson.databind.JsonNode;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Writes what subscribers are sent of a payload: their own selection of it. Where that is too
 * large, they are told so in its place.
 */
@Component
class DeliveryBodies {

    /** What AppSync calls the number of messages that subscribers were not sent. */
    static final String NOT_SENT = "PublishDataMessageClientError";

    static final String TOO_LARGE = "PayloadSizeLimitExceeded";

    private static final Logger LOG = LoggerFactory.getLogger(DeliveryBodies.class);

    /** How many APIs are told apart; those beyond it are counted together. */
    private static final int MAX_APIS = 1_000;

    private final SubscriptionOperations operations;
    private final MeterRegistry meters;
    private final long maxBytes;
    private final Set<String> counted = ConcurrentHashMap.newKeySet();

    DeliveryBodies(
            SubscriptionOperations operations,
            MeterRegistry meters,
            SubscriptionProperties settings) {
        this.operations = operations;
        this.meters = meters;
        this.maxBytes = settings.maxPayload().toBytes();
    }

    /** The body of what a subscriber is sent of a payload, as JSON text in UTF-8. Blocks. */
    byte[] of(ExecutableApi api, Subscription subscription, JsonNode payload) {
        OperationResult result = result(api, subscription, payload);
        byte[] body = JsonText.writeBytes(result.toJson());
        if (body.length <= maxBytes) {
            return body;
        }
        String message =
                "The message has %d bytes, of which it may have %d."
                        .formatted(body.length, maxBytes);
        LOG.warn(
                "A subscriber to {} of {} is not told of a mutation. {}",
                subscription.fieldName(),
                api.apiId(),
                message);
        count(api.apiId());
        OperationError reason = OperationError.ofType(TOO_LARGE, message);
        return JsonText.writeBytes(
                operations.withheld(api, subscription.start(), result, reason).toJson());
    }

    private OperationResult result(ExecutableApi api, Subscription subscription, JsonNode payload) {
        try {
            return operations.deliver(api, subscription.start(), subscription.caller(), payload);
        } catch (RefusedOperationException e) {
            return OperationResult.refused(
                    List.of(
                            OperationError.ofType(
                                    e.reason().errorType(), String.valueOf(e.getMessage()))));
        }
    }

    private void count(String apiId) {
        boolean known =
                counted.contains(apiId) || (counted.size() < MAX_APIS && counted.add(apiId));
        meters.counter(NOT_SENT, "GraphQLAPIId", known ? apiId : "others").increment();
    }
}
