package dev.stepgraph.gateway.execution;

import dev.stepgraph.gateway.resolver.HandlerEffect.EvictFromApiCache;

import java.util.List;

/** Is told what operations evict from an API's cache. */
@FunctionalInterface
public interface EvictionListener {

    /** Nobody. */
    EvictionListener NOBODY = (apiId, evictions) -> {};

    /** Results were evicted here. Blocks. */
    void evicted(String apiId, List<EvictFromApiCache> evictions);
}
