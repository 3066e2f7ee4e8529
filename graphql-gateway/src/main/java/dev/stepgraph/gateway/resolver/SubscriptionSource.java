package dev.stepgraph.gateway.resolver;

import reactor.core.publisher.Flux;

import tools.jackson.databind.JsonNode;

/**
 * A resolver of a subscription field that no mutation feeds: it brings the payloads itself. When
 * somebody subscribes, it is asked to {@link #resolve} like any other, which fails where there is
 * nothing to subscribe to; its value is of no use.
 */
public interface SubscriptionSource extends CompiledResolver {

    /**
     * The payloads for one subscriber. They begin when they are subscribed to, come as they are
     * asked for, end when there is nothing to come, and fail with a {@link
     * SubscriptionSourceException}.
     */
    Flux<JsonNode> payloads(FieldCall call);
}
