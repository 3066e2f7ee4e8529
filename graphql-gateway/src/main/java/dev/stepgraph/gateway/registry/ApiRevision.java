package dev.stepgraph.gateway.registry;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;

/**
 * All of an API at one moment, immutable: what is compiled once and then serves requests.
 *
 * @param number grows with every change of the API
 * @param api the API
 * @param sdl its schema; absent before the first upload has succeeded
 * @param dataSources by name
 * @param resolvers in no order
 * @param functions by id
 * @param environmentVariables by name
 * @param cache how results are kept; absent: they are not
 */
public record ApiRevision(
        long number,
        GraphqlApi api,
        @Nullable String sdl,
        Map<String, DataSource> dataSources,
        List<Resolver> resolvers,
        Map<String, FunctionConfiguration> functions,
        Map<String, String> environmentVariables,
        @Nullable ApiCache cache) {

    public ApiRevision {
        dataSources = Map.copyOf(dataSources);
        resolvers = List.copyOf(resolvers);
        functions = Map.copyOf(functions);
        environmentVariables = Map.copyOf(environmentVariables);
    }
}
