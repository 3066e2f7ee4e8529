package dev.stepgraph.gateway.subscription;

import dev.stepgraph.gateway.execution.OperationError;
import dev.stepgraph.gateway.execution.OperationResult;

import java.util.function.Supplier;

/**
 * The other end of subscriptions: a connection of a client. Its methods return at once, whatever
 * the client does.
 */
public interface Subscriber {

    /**
     * There is something to hear.
     *
     * @param subscription whose
     * @param result what the client is sent; blocks, and is asked for in turn
     */
    void next(Subscription subscription, Supplier<OperationResult> result);

    /** A handler ended the subscription: its invalidation filter matched. */
    void invalidated(Subscription subscription);

    /** What the subscription brings by itself has come to its end. */
    void ended(Subscription subscription);

    /** What the subscription brings by itself can be brought no more. */
    void failed(Subscription subscription, OperationError error);

    /** The credentials with which the client subscribed have ended. */
    void expired(Subscription subscription);
}
