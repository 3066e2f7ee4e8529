package dev.stepgraph.gateway.web.graphql;

import dev.stepgraph.gateway.registry.ApiCache;
import dev.stepgraph.gateway.registry.ApiRevision;
import dev.stepgraph.gateway.registry.AuthenticationProvider;
import dev.stepgraph.gateway.registry.CachingConfig;
import dev.stepgraph.gateway.registry.DataSource;
import dev.stepgraph.gateway.registry.DataSourceType;
import dev.stepgraph.gateway.registry.FunctionConfiguration;
import dev.stepgraph.gateway.registry.GraphqlApi;
import dev.stepgraph.gateway.registry.Handlers;
import dev.stepgraph.gateway.registry.Resolver;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.node.JsonNodeFactory;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Builds an API by hand: unit resolvers name the handlers of {@link NamedHandlers}. */
final class TestApi {

    static final String ID = "abcdefghijklmnopqrstuvwxyz";

    private final @Nullable String sdl;
    private final Map<String, DataSource> sources = new HashMap<>();
    private final List<Resolver> resolvers = new ArrayList<>();
    private final Map<String, FunctionConfiguration> functions = new HashMap<>();
    private final Map<String, String> environment = new HashMap<>();
    private @Nullable ApiCache cache;
    private boolean introspection = true;
    private int depth;
    private int resolverCount;
    private long number = 1;

    TestApi(@Nullable String sdl) {
        this.sdl = sdl;
        source("none", DataSourceType.NONE);
        source("lambda", DataSourceType.AWS_LAMBDA);
    }

    TestApi source(String name, DataSourceType type) {
        sources.put(
                name,
                new DataSource(name, type, null, null, JsonNodeFactory.instance.objectNode()));
        return this;
    }

    /** A field over the data source NONE. */
    TestApi field(String field, String handlers) {
        return field(field, "none", new Handlers.Script(handlers), 0);
    }

    TestApi field(String field, String source, Handlers handlers, int maxBatchSize) {
        resolvers.add(resolver(field, source, List.of(), handlers, null, maxBatchSize));
        return this;
    }

    TestApi keptField(String field, String handlers, String... cachingKeys) {
        CachingConfig caching = new CachingConfig(Duration.ofMinutes(1), List.of(cachingKeys));
        resolvers.add(
                resolver(field, "none", List.of(), new Handlers.Script(handlers), caching, 0));
        return this;
    }

    /** A field over a function, whose calls are gathered and whose results are kept. */
    TestApi keptBatch(String field, String handlers, String... cachingKeys) {
        CachingConfig caching = new CachingConfig(Duration.ofMinutes(1), List.of(cachingKeys));
        resolvers.add(
                resolver(field, "lambda", List.of(), new Handlers.Script(handlers), caching, 10));
        return this;
    }

    TestApi pipeline(String field, Handlers handlers, String... functionIds) {
        resolvers.add(resolver(field, null, List.of(functionIds), handlers, null, 0));
        return this;
    }

    TestApi function(String id, Handlers handlers) {
        functions.put(id, new FunctionConfiguration(id, id, null, "none", handlers, 0));
        return this;
    }

    TestApi environment(String name, String value) {
        environment.put(name, value);
        return this;
    }

    TestApi cache(ApiCache.Behavior behavior) {
        cache = new ApiCache(behavior, Duration.ofMinutes(1));
        return this;
    }

    TestApi withoutIntrospection() {
        introspection = false;
        return this;
    }

    TestApi depth(int limit) {
        depth = limit;
        return this;
    }

    TestApi resolverCount(int limit) {
        resolverCount = limit;
        return this;
    }

    TestApi number(long revision) {
        number = revision;
        return this;
    }

    ApiRevision revision() {
        GraphqlApi api =
                new GraphqlApi(
                        ID,
                        "test",
                        new AuthenticationProvider.ApiKeyProvider(),
                        List.of(),
                        introspection,
                        depth,
                        resolverCount);
        return new ApiRevision(number, api, sdl, sources, resolvers, functions, environment, cache);
    }

    private static Resolver resolver(
            String field,
            @Nullable String source,
            List<String> functionIds,
            Handlers handlers,
            @Nullable CachingConfig caching,
            int maxBatchSize) {
        String[] names = field.split("\\.", 2);
        return new Resolver(
                names[0], names[1], source, functionIds, handlers, caching, maxBatchSize);
    }
}
