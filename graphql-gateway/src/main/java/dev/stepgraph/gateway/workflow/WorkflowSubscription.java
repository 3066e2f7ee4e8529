package dev.stepgraph.gateway.workflow;

import dev.stepgraph.gateway.registry.CachingConfig;
import dev.stepgraph.gateway.resolver.FieldCall;
import dev.stepgraph.gateway.resolver.FieldOutcome;
import dev.stepgraph.gateway.resolver.SubscriptionSource;
import dev.stepgraph.gateway.resolver.SubscriptionSourceException;

import org.jspecify.annotations.Nullable;

import reactor.core.publisher.Flux;

import tools.jackson.databind.JsonNode;

import java.util.List;

/**
 * A subscription field of the built-in API as the runtime asks for it.
 *
 * @param check fails where there is nothing to follow
 * @param source what a subscriber is told
 */
record WorkflowSubscription(WorkflowResolver check, Source source) implements SubscriptionSource {

    /** What subscribers of a field are told. */
    @FunctionalInterface
    interface Source {

        Flux<JsonNode> of(FieldRequest request);
    }

    WorkflowSubscription(WorkflowField.Single check, Source source) {
        this(new WorkflowResolver(check), source);
    }

    @Override
    public @Nullable CachingConfig caching() {
        return null;
    }

    @Override
    public boolean batches() {
        return false;
    }

    @Override
    public FieldOutcome resolve(FieldCall call) {
        return check.resolve(call);
    }

    @Override
    public List<FieldOutcome> resolveAll(List<FieldCall> calls) {
        return check.resolveAll(calls);
    }

    @Override
    public Flux<JsonNode> payloads(FieldCall call) {
        FieldRequest request = WorkflowResolver.request(call);
        return Flux.defer(() -> source.of(request))
                .onErrorMap(WorkflowException.class, WorkflowSubscription::failure);
    }

    private static SubscriptionSourceException failure(WorkflowException e) {
        return new SubscriptionSourceException(e.code(), String.valueOf(e.getMessage()));
    }
}
