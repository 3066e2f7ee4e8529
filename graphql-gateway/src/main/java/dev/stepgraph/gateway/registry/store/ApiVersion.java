package dev.stepgraph.gateway.registry.store;

/**
 * How far an API is.
 *
 * @param id the API
 * @param version grows with every change
 */
public record ApiVersion(String id, long version) {}
