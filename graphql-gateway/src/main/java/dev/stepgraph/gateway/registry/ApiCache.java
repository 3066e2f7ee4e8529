package dev.stepgraph.gateway.registry;

import java.time.Duration;

/**
 * An API's cache.
 *
 * @param behavior what is kept
 * @param ttl for how long, 1 to 3,600 s, where a resolver does not say so itself
 */
public record ApiCache(Behavior behavior, Duration ttl) {

    /** What is kept, named as AppSync names it. */
    public enum Behavior {
        FULL_REQUEST_CACHING,
        PER_RESOLVER_CACHING,
        OPERATION_LEVEL_CACHING
    }
}
