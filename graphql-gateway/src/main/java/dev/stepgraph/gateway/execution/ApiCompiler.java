package dev.stepgraph.gateway.execution;

import dev.stepgraph.gateway.cache.ResultCache;
import dev.stepgraph.gateway.execution.RefusedOperationException.Reason;
import dev.stepgraph.gateway.fairness.BusyWork;
import dev.stepgraph.gateway.fairness.Shares;
import dev.stepgraph.gateway.registry.ApiCache;
import dev.stepgraph.gateway.registry.ApiRevision;
import dev.stepgraph.gateway.registry.CachingConfig;
import dev.stepgraph.gateway.registry.GraphqlApi;
import dev.stepgraph.gateway.resolver.CompiledResolver;
import dev.stepgraph.gateway.resolver.ResolverCompiler;
import dev.stepgraph.gateway.schema.FieldFetchers;
import dev.stepgraph.gateway.schema.RootTypes;
import dev.stepgraph.gateway.schema.SchemaCompiler;
import dev.stepgraph.gateway.schema.SubscriptionsNameMutations;

import graphql.GraphQL;
import graphql.execution.AsyncExecutionStrategy;
import graphql.execution.AsyncSerialExecutionStrategy;
import graphql.execution.preparsed.PreparsedDocumentEntry;
import graphql.schema.DataFetcher;
import graphql.schema.GraphQLSchema;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;

/** Compiles a revision of an API: schema, resolvers, guards and caches, once for all requests. */
public final class ApiCompiler {

    private final ResolverCompiler resolvers;
    private final ResultCache cache;
    private final FieldGuards guards;
    private final OperationProperties limits;
    private final Shares shares;
    private final BusyWork checks = new BusyWork("graphql-documents");
    private final Executor executor = Executors.newVirtualThreadPerTaskExecutor();

    /** Makes the guard of an API. */
    @FunctionalInterface
    public interface FieldGuards {

        /** The guard of a revision, which has a schema. */
        FieldGuard of(ApiRevision revision, GraphQLSchema schema);
    }

    /** Compiles with these resolvers, guards and limits; shares are for checking documents. */
    public ApiCompiler(
            ResolverCompiler resolvers,
            ResultCache cache,
            FieldGuards guards,
            OperationProperties limits,
            Shares shares) {
        this.resolvers = resolvers;
        this.cache = cache;
        this.guards = guards;
        this.limits = limits;
        this.shares = shares;
    }

    /** What an executable API is made of. */
    record Parts(
            GraphQL answering,
            GraphQL delivering,
            DocumentPreparer documents,
            Map<String, KeptResults> keptResults,
            KeptOperations keptOperations,
            Map<String, GatheredCalls> loaders,
            Map<String, Set<String>> mutations) {}

    /**
     * Compiles a revision.
     *
     * @throws RefusedOperationException when it has no schema
     */
    ExecutableApi compile(ApiRevision revision) {
        String sdl = revision.sdl();
        if (sdl == null) {
            throw new RefusedOperationException(Reason.NO_SCHEMA, "No schema definition exists.");
        }
        GraphQLSchema schema = SchemaCompiler.compile(sdl);
        Wiring wiring = new Wiring(revision, guards.of(revision, schema), RootTypes.of(sdl));
        GraphQLSchema answering = SchemaCompiler.withFetchers(schema, wiring);
        GraphQLSchema delivering =
                SchemaCompiler.withFetchers(
                        schema,
                        (type, field) ->
                                wiring.guarded(type, field, wiring.delivered(type, field)));
        return new ExecutableApi(
                revision,
                new Parts(
                        graphql(answering),
                        graphql(delivering),
                        documents(revision.api(), answering),
                        wiring.keptResults,
                        new KeptOperations(cache),
                        wiring.loaders,
                        SubscriptionsNameMutations.read(sdl)));
    }

    private DocumentPreparer documents(GraphqlApi api, GraphQLSchema schema) {
        var workshop = new DocumentPreparer.Workshop(checks, shares.of(api.apiId()));
        return new DocumentPreparer(api, schema, limits, workshop);
    }

    private static GraphQL graphql(GraphQLSchema schema) {
        MaskedFailures failures = new MaskedFailures();
        return GraphQL.newGraphQL(schema)
                .queryExecutionStrategy(new AsyncExecutionStrategy(failures))
                .mutationExecutionStrategy(new AsyncSerialExecutionStrategy(failures))
                .subscriptionExecutionStrategy(new AsyncExecutionStrategy(failures))
                .valueUnboxer(GraphqlValues::unboxed)
                .preparsedDocumentProvider((input, compute) ->
                        CompletableFuture.completedFuture(
                                input.getGraphQLContext().get(PreparsedDocumentEntry.class)))
                .build();
    }

    /** Gives each field of a revision its fetcher. */
    private final class Wiring implements FieldFetchers {

        private final ApiRevision revision;
        private final FieldGuard guard;
        private final Map<ResolverCompiler.Field, CompiledResolver> compiled;
        private final RootTypes roots;
        private final Map<String, KeptResults> keptResults = new HashMap<>();
        private final Map<String, GatheredCalls> loaders = new HashMap<>();

        Wiring(ApiRevision revision, FieldGuard guard, RootTypes roots) {
            this.revision = revision;
            this.guard = guard;
            this.compiled = resolvers.compile(revision);
            this.roots = roots;
        }

        @Override
        public DataFetcher<?> of(String typeName, String fieldName) {
            return guarded(typeName, fieldName, fetcher(typeName, fieldName));
        }

        private DataFetcher<?> fetcher(String typeName, String fieldName) {
            CompiledResolver resolver =
                    compiled.get(new ResolverCompiler.Field(typeName, fieldName));
            if (typeName.equals(roots.subscription())) {
                return new SubscribedField(resolver);
            }
            if (resolver == null) {
                return new SourceField(fieldName);
            }
            String name = typeName + "." + fieldName;
            FieldResolver field = new FieldResolver(resolver, caching(typeName, name, resolver));
            String loader = resolver.batches() ? name : null;
            if (loader != null) {
                loaders.put(loader, new GatheredCalls(loader, field, executor));
            }
            boolean mutation = typeName.equals(roots.mutation());
            return new ResolvedField(field, loader, mutation, executor);
        }

        /** Below the root, built-in APIs resolve what a subscriber selected; others only read. */
        DataFetcher<?> delivered(String typeName, String fieldName) {
            return typeName.equals(roots.subscription()) || !resolvers.isBuiltIn(revision)
                    ? new SourceField(fieldName)
                    : fetcher(typeName, fieldName);
        }

        /** Mutations are never kept. */
        private FieldResolver.Caching caching(
                String typeName, String name, CompiledResolver resolver) {
            ApiCache apiCache = revision.cache();
            if (apiCache == null || typeName.equals(roots.mutation())) {
                return FieldResolver.Caching.NONE;
            }
            KeptResults kept = kept(apiCache, resolver.caching());
            if (kept == null) {
                return FieldResolver.Caching.NONE;
            }
            keptResults.put(name, kept);
            return kept;
        }

        private @Nullable KeptResults kept(ApiCache apiCache, @Nullable CachingConfig config) {
            long number = revision.number();
            return switch (apiCache.behavior()) {
                case FULL_REQUEST_CACHING ->
                        KeptResults.ofFullRequests(cache, number, apiCache.ttl());
                case PER_RESOLVER_CACHING ->
                        config == null ? null : KeptResults.of(cache, number, config);
                case OPERATION_LEVEL_CACHING -> null;
            };
        }

        private DataFetcher<?> guarded(String typeName, String fieldName, DataFetcher<?> fetcher) {
            return guard.isOpenToAll(typeName, fieldName)
                    ? fetcher
                    : new GuardedField(guard, typeName, fieldName, fetcher);
        }
    }
}
