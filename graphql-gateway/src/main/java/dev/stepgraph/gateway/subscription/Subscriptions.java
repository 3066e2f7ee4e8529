package dev.stepgraph.gateway.subscription;

import dev.stepgraph.gateway.execution.ExecutableApi;
import dev.stepgraph.gateway.execution.ExecutableApis;
import dev.stepgraph.gateway.execution.OperationError;
import dev.stepgraph.gateway.execution.RefusedOperationException;
import dev.stepgraph.gateway.execution.SubscriptionInvalidation;
import dev.stepgraph.gateway.resolver.SubscriptionSourceException;
import dev.stepgraph.gateway.subscription.Entitlement.Verdict;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/** The subscriptions of this replica's clients, and what becomes of them. */
@Component
public class Subscriptions {

    private static final Logger LOG = LoggerFactory.getLogger(Subscriptions.class);

    private final ExecutableApis apis;
    private final DeliveryBodies bodies;
    private final Entitlement entitlement;
    private final Map<FieldKey, Set<Subscription>> byField = new ConcurrentHashMap<>();

    private record FieldKey(String apiId, String fieldName) {}

    Subscriptions(ExecutableApis apis, DeliveryBodies bodies, Entitlement entitlement) {
        this.apis = apis;
        this.bodies = bodies;
        this.entitlement = entitlement;
    }

    /** From now on the subscriber hears what the subscription asks for. */
    public void add(Subscription subscription) {
        byField.compute(
                key(subscription),
                (field, known) -> {
                    Set<Subscription> all = known == null ? ConcurrentHashMap.newKeySet() : known;
                    all.add(subscription);
                    return all;
                });
        Flux<JsonNode> payloads = subscription.start().payloads();
        if (payloads != null) {
            subscription.stream().update(follow(subscription, payloads));
        }
    }

    /** The subscriber hears no more. */
    public void remove(Subscription subscription) {
        subscription.stream().dispose();
        byField.computeIfPresent(
                key(subscription),
                (field, known) -> {
                    known.remove(subscription);
                    return known.isEmpty() ? null : known;
                });
    }

    /** Whether there is none. */
    boolean isEmpty() {
        return byField.isEmpty();
    }

    /** How many there are. */
    public int count() {
        return byField.values().stream().mapToInt(Set::size).sum();
    }

    /** Ends what was begun with credentials that are no longer good. */
    public void endExpired() {
        byField.values()
                .forEach(all ->
                        all.forEach(each -> {
                            if (entitlement.of(each) instanceof Verdict.Over(var reason)) {
                                each.subscriber().expired(each, reason);
                            }
                        }));
    }

    /** Tells of a mutation, wherever it was carried out. */
    void tell(String apiId, String mutation, JsonNode payload) {
        if (byField.isEmpty()) {
            return;
        }
        Optional<ExecutableApi> api = current(apiId);
        if (api.isEmpty()) {
            return;
        }
        SharedDeliveries deliveries = new SharedDeliveries(bodies, api.get(), payload);
        api.get()
                .mutationsBySubscription()
                .forEach((field, mutations) -> {
                    if (mutations.contains(mutation)) {
                        tell(new FieldKey(apiId, field), deliveries);
                    }
                });
    }

    /** Ends the subscriptions whose invalidation filter matches. */
    void invalidate(SubscriptionInvalidation invalidation) {
        FieldKey field = new FieldKey(invalidation.apiId(), invalidation.subscriptionField());
        byField.getOrDefault(field, Set.of()).stream()
                .filter(each -> each.endsWith(invalidation.payload()))
                .forEach(each -> each.subscriber().invalidated(each));
    }

    /** Hands over what the subscription brings by itself, the next when the last is seen to. */
    private Disposable follow(Subscription subscription, Flux<JsonNode> payloads) {
        Subscriber subscriber = subscription.subscriber();
        return payloads.concatMap(payload -> handOver(subscription, payload), 1)
                .subscribe(
                        _ -> {},
                        failure -> subscriber.failed(subscription, error(failure)),
                        () -> subscriber.ended(subscription));
    }

    private Mono<Void> handOver(Subscription subscription, JsonNode payload) {
        if (entitlement.of(subscription) instanceof Verdict.Over(var reason)) {
            subscription.subscriber().expired(subscription, reason);
            return Mono.never();
        }
        CompletableFuture<Void> done = new CompletableFuture<>();
        subscription
                .subscriber()
                .next(
                        subscription,
                        () -> {
                            try {
                                return mayHear(subscription)
                                        ? Optional.of(deliver(subscription, payload))
                                        : Optional.empty();
                            } finally {
                                done.complete(null);
                            }
                        });
        return Mono.fromFuture(done);
    }

    private byte[] deliver(Subscription subscription, JsonNode payload) {
        ExecutableApi api = apis.current(subscription.apiId()).orElseThrow();
        return bodies.of(api, subscription, payload);
    }

    private static OperationError error(Throwable failure) {
        if (failure instanceof SubscriptionSourceException source) {
            return OperationError.ofType(source.errorType(), String.valueOf(source.getMessage()));
        }
        LOG.error("A subscription's source failed", failure);
        return OperationError.ofType("InternalFailure", "An internal failure occurred.");
    }

    private void tell(FieldKey field, SharedDeliveries deliveries) {
        List<Subscription> hearing = new ArrayList<>();
        for (Subscription each : byField.getOrDefault(field, Set.of())) {
            if (each.hears(deliveries.payload())) {
                switch (entitlement.of(each)) {
                    case Verdict.MayHear _ -> hearing.add(each);
                    case Verdict.Over(var reason) -> each.subscriber().expired(each, reason);
                    case Verdict.ToBeAsked _ -> deliveries.sendIf(each, () -> mayHear(each));
                }
            }
        }
        deliveries.send(hearing);
    }

    private Optional<ExecutableApi> current(String apiId) {
        try {
            return apis.current(apiId);
        } catch (RefusedOperationException e) {
            LOG.debug("Nobody is told of a mutation of {}: {}", apiId, e.getMessage());
            return Optional.empty();
        }
    }

    /** Whether it may go on, whoever has to be asked; it is ended if not. Blocks. */
    private boolean mayHear(Subscription subscription) {
        if (entitlement.ask(subscription) instanceof Verdict.Over(var reason)) {
            subscription.subscriber().expired(subscription, reason);
            return false;
        }
        return true;
    }

    private static FieldKey key(Subscription subscription) {
        return new FieldKey(subscription.apiId(), subscription.fieldName());
    }
}
