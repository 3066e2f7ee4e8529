package dev.stepgraph.gateway.registry.store;

/** What an API is made of besides its schema. */
public enum PartKind {
    DATA_SOURCE,
    FUNCTION,
    RESOLVER,
    CACHE
}
