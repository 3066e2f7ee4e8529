package dev.stepgraph.gateway.subscription;

import dev.stepgraph.gateway.execution.CallerContext;
import dev.stepgraph.gateway.execution.SubscriptionStart;
import dev.stepgraph.gateway.resolver.HandlerEffect;
import dev.stepgraph.gateway.resolver.HandlerEffect.SetSubscriptionFilter;
import dev.stepgraph.gateway.resolver.HandlerEffect.SetSubscriptionInvalidationFilter;

import org.jspecify.annotations.Nullable;

import reactor.core.Disposable;
import reactor.core.Disposables;

import tools.jackson.databind.JsonNode;

/** One subscription that stands. */
public final class Subscription {

    private final String id;
    private final String apiId;
    private final SubscriptionStart.Started start;
    private final CallerContext caller;
    private final Subscriber subscriber;
    private final SubscriptionFilter filter;
    private final @Nullable SubscriptionFilter invalidation;
    private final Disposable.Swap stream = Disposables.swap();

    /**
     * A subscription; what its resolver has set takes the place of its arguments as a filter.
     *
     * @param id what the client calls it
     * @throws InvalidFilterException when its resolver has set a filter that is none
     */
    public Subscription(
            String id,
            String apiId,
            SubscriptionStart.Started start,
            CallerContext caller,
            Subscriber subscriber) {
        this.id = id;
        this.apiId = apiId;
        this.start = start;
        this.caller = caller;
        this.subscriber = subscriber;
        SubscriptionFilter events = SubscriptionFilter.ofArguments(start.arguments());
        SubscriptionFilter ends = null;
        for (HandlerEffect effect : start.effects()) {
            if (effect instanceof SetSubscriptionFilter set) {
                events = SubscriptionFilter.parse(set.filter());
            } else if (effect instanceof SetSubscriptionInvalidationFilter set) {
                ends = SubscriptionFilter.parse(set.filter());
            }
        }
        this.filter = events;
        this.invalidation = ends;
    }

    /** What it follows; let go when the subscription ends. */
    Disposable.Swap stream() {
        return stream;
    }

    /** What the client calls it. */
    public String id() {
        return id;
    }

    String apiId() {
        return apiId;
    }

    String fieldName() {
        return start.fieldName();
    }

    SubscriptionStart.Started start() {
        return start;
    }

    CallerContext caller() {
        return caller;
    }

    Subscriber subscriber() {
        return subscriber;
    }

    boolean hears(JsonNode payload) {
        return filter.matches(payload);
    }

    boolean endsWith(JsonNode payload) {
        return invalidation != null && invalidation.matches(payload);
    }
}
