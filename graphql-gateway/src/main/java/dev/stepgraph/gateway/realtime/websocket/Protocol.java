package dev.stepgraph.gateway.realtime.websocket;

import dev.stepgraph.gateway.execution.OperationError;
import dev.stepgraph.gateway.execution.OperationResult;
import dev.stepgraph.gateway.subscription.Subscription;

/** What is said over a connection. Its methods run one after another, and block. */
interface Protocol {

    /** The connection has just been opened. */
    void opened();

    /** The client said something. */
    void received(String text);

    /** Something for a subscription has happened. */
    void next(Subscription subscription, OperationResult result);

    /** The subscription is over: a handler ended it, or nothing more can come. */
    void ended(Subscription subscription);

    /** The subscription can be served no more. */
    void failed(Subscription subscription, OperationError error);

    /** The subscription's credentials have ended. */
    void expired(Subscription subscription);

    /** It is time to say that the connection stands; or to end one that never began. */
    void keepAlive();

    /** Whether the client has said how it wants to begin, and was let in. */
    boolean isReady();
}
