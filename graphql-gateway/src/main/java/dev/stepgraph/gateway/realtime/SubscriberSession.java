package dev.stepgraph.gateway.realtime;

import dev.stepgraph.gateway.auth.AuthRequest;
import dev.stepgraph.gateway.auth.Authenticator;
import dev.stepgraph.gateway.auth.Caller;
import dev.stepgraph.gateway.execution.CallerContext;
import dev.stepgraph.gateway.execution.ExecutableApi;
import dev.stepgraph.gateway.execution.ExecutableApis;
import dev.stepgraph.gateway.execution.OperationError;
import dev.stepgraph.gateway.execution.OperationRequest;
import dev.stepgraph.gateway.execution.OperationResult;
import dev.stepgraph.gateway.execution.Operations;
import dev.stepgraph.gateway.execution.RefusedOperationException;
import dev.stepgraph.gateway.execution.SubscriptionOperations;
import dev.stepgraph.gateway.execution.SubscriptionStart;
import dev.stepgraph.gateway.registry.CalledApi;
import dev.stepgraph.gateway.subscription.CallerRenewal;
import dev.stepgraph.gateway.subscription.InvalidFilterException;
import dev.stepgraph.gateway.subscription.Subscriber;
import dev.stepgraph.gateway.subscription.Subscription;
import dev.stepgraph.gateway.subscription.Subscriptions;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What every protocol does for a client: subscribe, cancel, run operations. Blocks. */
public final class SubscriberSession {

    private final Parts parts;
    private final CalledApi called;
    private final String requestId;
    private final Map<String, Subscription> subscriptions = new HashMap<>();
    private boolean closed;

    /** What sessions share. */
    public record Parts(
            ExecutableApis apis,
            Operations operations,
            SubscriptionOperations starts,
            Subscriptions subscriptions,
            Authenticator authenticator,
            CallerRenewal renewal) {}

    /** How subscribing ended. */
    public sealed interface Outcome {

        /** It stands. */
        record Subscribed(Subscription subscription) implements Outcome {}

        /** It does not. */
        record Refused(List<OperationError> errors) implements Outcome {}
    }

    /**
     * A session.
     *
     * @param called the API that it is about
     * @param requestId what it is called in logs and answers
     */
    public SubscriberSession(Parts parts, CalledApi called, String requestId) {
        this.parts = parts;
        this.called = called;
        this.requestId = requestId;
    }

    /**
     * Who it is.
     *
     * @throws dev.stepgraph.gateway.auth.UnauthorizedCallException when nobody is let in so
     * @throws RefusedOperationException when the API has no schema
     */
    public CallerContext authenticate(AuthRequest request) {
        Caller caller = parts.authenticator().authenticate(api().revision().api(), request);
        Map<String, String> headers = new LinkedHashMap<>();
        request.headers().forEach((name, values) -> headers.put(name, String.join(",", values)));
        return new CallerContext(caller, headers, called.domainName(), requestId);
    }

    /**
     * Who it is by now, where a client was let in once and asks for more.
     *
     * @throws dev.stepgraph.gateway.auth.UnauthorizedCallException when it may ask for nothing more
     * @throws RefusedOperationException when the API has no schema
     */
    public CallerContext current(CallerContext known, OperationRequest request) {
        return parts.renewal().current(api().revision().api(), known, request);
    }

    /** Subscribes; the subscriber hears nothing before this returns. */
    public Outcome subscribe(
            String id, OperationRequest request, CallerContext caller, Subscriber subscriber) {
        try {
            return switch (parts.starts().start(api(), request, caller)) {
                case SubscriptionStart.Refused(List<OperationError> errors) ->
                        new Outcome.Refused(errors);
                case SubscriptionStart.Started started ->
                        keep(new Subscription(id, called.apiId(), started, caller, subscriber));
            };
        } catch (RefusedOperationException e) {
            return refused(e.reason().errorType(), String.valueOf(e.getMessage()));
        } catch (InvalidFilterException e) {
            return refused("BadRequestException", String.valueOf(e.getMessage()));
        }
    }

    /** Runs a query or a mutation. */
    public OperationResult execute(OperationRequest request, CallerContext caller) {
        try {
            return parts.operations().execute(api(), request, caller);
        } catch (RefusedOperationException e) {
            return OperationResult.refused(
                    List.of(
                            OperationError.ofType(
                                    e.reason().errorType(), String.valueOf(e.getMessage()))));
        }
    }

    /** Whether a document's operation is one to subscribe to. */
    public boolean isSubscription(OperationRequest request) {
        return parts.operations().isSubscription(api(), request);
    }

    /** Whether there is a subscription of that id. */
    public synchronized boolean has(String id) {
        return subscriptions.containsKey(id);
    }

    /** Whether a subscription stands, and not another that took its id. */
    public synchronized boolean holds(Subscription subscription) {
        return subscriptions.get(subscription.id()) == subscription;
    }

    /** How many subscriptions there are. */
    public synchronized int count() {
        return subscriptions.size();
    }

    /** Ends a subscription; false if there is none of that id. */
    public synchronized boolean cancel(String id) {
        Subscription ended = subscriptions.remove(id);
        if (ended == null) {
            return false;
        }
        parts.subscriptions().remove(ended);
        return true;
    }

    /** Ends them all; there will be no others. */
    public synchronized void close() {
        closed = true;
        subscriptions.values().forEach(parts.subscriptions()::remove);
        subscriptions.clear();
    }

    private synchronized Outcome keep(Subscription subscription) {
        if (closed) {
            return refused("BadRequestException", "The client is gone.");
        }
        subscriptions.put(subscription.id(), subscription);
        parts.subscriptions().add(subscription);
        return new Outcome.Subscribed(subscription);
    }

    private static Outcome refused(String errorType, String message) {
        return new Outcome.Refused(List.of(OperationError.ofType(errorType, message)));
    }

    private ExecutableApi api() {
        return parts.apis().current(called.apiId()).orElseThrow(UnknownApiException::new);
    }
}
