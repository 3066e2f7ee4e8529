package dev.stepgraph.gateway.registry;

import java.time.Duration;
import java.util.List;

/**
 * How a resolver's results are kept.
 *
 * @param ttl for how long, 1 to 3,600 s
 * @param cachingKeys what tells results apart: paths that begin with {@code $context.arguments},
 *     {@code $context.source} or {@code $context.identity}
 */
public record CachingConfig(Duration ttl, List<String> cachingKeys) {

    public CachingConfig {
        cachingKeys = List.copyOf(cachingKeys);
    }
}
