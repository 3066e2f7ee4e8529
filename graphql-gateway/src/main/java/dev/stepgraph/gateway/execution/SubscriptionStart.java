package dev.stepgraph.gateway.execution;

import dev.stepgraph.gateway.resolver.HandlerEffect;

import org.jspecify.annotations.Nullable;

import reactor.core.publisher.Flux;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.List;

/** What came of subscribing. */
public sealed interface SubscriptionStart {

    /**
     * The subscription stands.
     *
     * @param fieldName the subscription field
     * @param arguments the field's arguments as far as they were given; null ones are among them
     * @param request the operation, which {@link SubscriptionOperations#deliver} is given again
     * @param effects filters that the field's resolver has set
     * @param payloads what the subscriber is to be told, each of which {@link
     *     SubscriptionOperations#deliver} is given; absent: the payloads of mutations
     */
    record Started(
            String fieldName,
            ObjectNode arguments,
            OperationRequest request,
            List<HandlerEffect> effects,
            @Nullable Flux<JsonNode> payloads)
            implements SubscriptionStart {

        public Started {
            effects = List.copyOf(effects);
        }
    }

    /** The caller may not, the operation is wrong, or the field's resolver failed. */
    record Refused(List<OperationError> errors) implements SubscriptionStart {

        public Refused {
            errors = List.copyOf(errors);
        }
    }
}
