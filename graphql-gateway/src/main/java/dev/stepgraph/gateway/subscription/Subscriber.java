package dev.stepgraph.gateway.subscription;

import dev.stepgraph.gateway.execution.OperationError;

import java.util.Optional;
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
     * @param body what the client is sent: an answer's body as JSON text in UTF-8, never changed
     *     once it is there, or nothing after all; blocks, and is asked for in turn
     */
    void next(Subscription subscription, Supplier<Optional<byte[]>> body);

    /** There is something to hear, and it is there already; like the other otherwise. */
    void next(Subscription subscription, byte[] body);

    /** A handler ended the subscription: its invalidation filter matched. */
    void invalidated(Subscription subscription);

    /** What the subscription brings by itself has come to its end. */
    void ended(Subscription subscription);

    /** What the subscription brings by itself can be brought no more. */
    void failed(Subscription subscription, OperationError error);

    /** The client may hear no more: its credentials have ended, or the API is gone. */
    void expired(Subscription subscription, OperationError error);
}
