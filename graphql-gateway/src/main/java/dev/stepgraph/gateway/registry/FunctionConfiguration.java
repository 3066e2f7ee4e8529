package dev.stepgraph.gateway.registry;

import org.jspecify.annotations.Nullable;

/**
 * A function: one step of pipeline resolvers.
 *
 * @param functionId its id, of 26 lower-case letters and digits
 * @param name its name
 * @param description what its owner says about it
 * @param dataSourceName where it brings data from
 * @param handlers its code
 * @param maxBatchSize how many calls go to a function at once, 0 to 2,000; 0: one by one
 */
public record FunctionConfiguration(
        String functionId,
        String name,
        @Nullable String description,
        String dataSourceName,
        Handlers handlers,
        int maxBatchSize) {}
