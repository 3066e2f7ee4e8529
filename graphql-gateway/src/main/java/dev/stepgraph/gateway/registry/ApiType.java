package dev.stepgraph.gateway.registry;

/** What an API is made of, named as AppSync names it. */
public enum ApiType {
    GRAPHQL,
    MERGED
}
