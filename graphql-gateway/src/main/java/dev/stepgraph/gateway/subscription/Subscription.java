package dev.stepgraph.gateway.subscription;

import dev.stepgraph.gateway.execution.CallerContext;
import dev.stepgraph.gateway.execution.OperationError;
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
    private final Subscriber subscriber;
    private final Disposable.Swap stream = Disposables.swap();
    private volatile Terms terms;
    private volatile @Nullable OperationError refusal;

    /** To what and whom it is; what the field's resolver has set takes its arguments' place. */
    private record Terms(
            SubscriptionStart.Started start,
            CallerContext caller,
            SubscriptionFilter filter,
            @Nullable SubscriptionFilter invalidation) {

        static Terms of(SubscriptionStart.Started start, CallerContext caller) {
            SubscriptionFilter events = SubscriptionFilter.ofArguments(start.arguments());
            SubscriptionFilter ends = null;
            for (HandlerEffect effect : start.effects()) {
                if (effect instanceof SetSubscriptionFilter set) {
                    events = SubscriptionFilter.parse(set.filter());
                } else if (effect instanceof SetSubscriptionInvalidationFilter set) {
                    ends = SubscriptionFilter.parse(set.filter());
                }
            }
            return new Terms(start, caller, events, ends);
        }
    }

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
        this.subscriber = subscriber;
        this.terms = Terms.of(start, caller);
    }

    /**
     * Goes on as if it had begun so; what it brings by itself stays what it was.
     *
     * @throws InvalidFilterException when its resolver has set a filter that is none
     */
    void renew(SubscriptionStart.Started start, CallerContext caller) {
        terms = Terms.of(start, caller);
    }

    /** From now on it may hear nothing, and is to end. */
    void refuse(OperationError reason) {
        refusal = reason;
    }

    /** Why it may hear nothing any more; absent as long as nobody refused it. */
    @Nullable OperationError refusal() {
        return refusal;
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
        return terms.start().fieldName();
    }

    SubscriptionStart.Started start() {
        return terms.start();
    }

    CallerContext caller() {
        return terms.caller();
    }

    Subscriber subscriber() {
        return subscriber;
    }

    boolean hears(JsonNode payload) {
        return terms.filter().matches(payload);
    }

    boolean endsWith(JsonNode payload) {
        SubscriptionFilter invalidation = terms.invalidation();
        return invalidation != null && invalidation.matches(payload);
    }
}
