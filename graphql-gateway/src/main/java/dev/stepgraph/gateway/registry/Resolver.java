package dev.stepgraph.gateway.registry;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * What gives a field of a type its value.
 *
 * @param typeName the type
 * @param fieldName the field
 * @param dataSourceName where a unit resolver brings data from; absent in a pipeline
 * @param functionIds a pipeline's functions, in their order; empty in a unit resolver
 * @param handlers its code
 * @param caching how its results are kept; absent: not, unless the API keeps all
 * @param maxBatchSize how many calls go to a function at once, 0 to 2,000; 0: one by one
 */
public record Resolver(
        String typeName,
        String fieldName,
        @Nullable String dataSourceName,
        List<String> functionIds,
        Handlers handlers,
        @Nullable CachingConfig caching,
        int maxBatchSize) {

    public Resolver {
        functionIds = List.copyOf(functionIds);
    }

    /** Whether it is a pipeline of functions. */
    public boolean isPipeline() {
        return dataSourceName == null;
    }
}
