package dev.stepgraph.gateway.execution;

/**
 * Hears of every mutation that was carried out, before its caller is answered.
 *
 * <p>Called on the virtual thread of the request; what takes long or may fail is the listener's to
 * do elsewhere. It throws nothing.
 */
public interface MutationListener {

    /** A field of a mutation has its result. */
    void accepted(AcceptedMutation mutation);

    /** A handler asked that subscriptions end: {@code extensions.invalidateSubscriptions}. */
    void invalidated(SubscriptionInvalidation invalidation);
}
