package dev.stepgraph.gateway.realtime.websocket;

import dev.stepgraph.gateway.execution.OperationError;
import dev.stepgraph.gateway.subscription.Subscription;

/** What is said over a connection. Its methods run one after another, and block. */
interface Protocol {

    /** The connection has just been opened. */
    void opened();

    /** The client said something. */
    void received(String text);

    /** Something for a subscription has happened: the body of an answer, as JSON text. */
    void next(Subscription subscription, byte[] body);

    /** The subscription is over: a handler ended it, or nothing more can come. */
    void ended(Subscription subscription);

    /** The subscription can be served no more. */
    void failed(Subscription subscription, OperationError error);

    /** The subscription's client may hear no more. */
    void expired(Subscription subscription, OperationError error);

    /** It is time to say that the connection stands. */
    void keepAlive();

    /** Whether the client has said how it wants to begin, and was let in. */
    boolean isReady();
}
