package dev.stepgraph.gateway.execution;

import dev.stepgraph.gateway.resolver.FieldCall;
import dev.stepgraph.gateway.resolver.FieldOutcome;
import dev.stepgraph.gateway.resolver.HandlerError;

import graphql.GraphQLError;
import graphql.execution.DataFetcherResult;
import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;

import org.dataloader.DataLoader;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/**
 * A field with a resolver.
 *
 * <p>It runs on the operation's own thread when nothing could run beside it, on a virtual thread of
 * its own otherwise; a resolver that batches waits for its siblings.
 */
final class ResolvedField implements DataFetcher<@Nullable Object> {

    private final FieldResolver resolver;
    private final @Nullable String loaderName;
    private final boolean root;
    private final Executor executor;

    /**
     * @param resolver the field's resolver
     * @param loaderName the loader that gathers its calls; absent: they are made one by one
     * @param root whether the field belongs to the mutation type, whose calls are kept
     * @param executor starts a virtual thread for each task
     */
    ResolvedField(
            FieldResolver resolver, @Nullable String loaderName, boolean root, Executor executor) {
        this.resolver = resolver;
        this.loaderName = loaderName;
        this.root = root;
        this.executor = executor;
    }

    @Override
    public @Nullable Object get(DataFetchingEnvironment environment) {
        OperationRun run = OperationRun.of(environment);
        if (!run.mayResolve()) {
            return tooManyResolvers(environment);
        }
        FieldCall call = run.call(environment);
        if (root) {
            run.resolved(rootCall(call, environment));
        }
        if (loaderName != null) {
            DataLoader<GatheredCalls.Call, Object> loader = environment.getDataLoader(loaderName);
            if (loader != null) {
                run.gathers(loaderName);
                return loader.load(new GatheredCalls.Call(call, environment));
            }
        }
        if (run.isInline(environment)) {
            return answer(run, resolver.resolve(call), environment);
        }
        return CompletableFuture.supplyAsync(
                () -> answer(run, resolver.resolve(call), environment), executor);
    }

    private static OperationRun.RootCall rootCall(
            FieldCall call, DataFetchingEnvironment environment) {
        return new OperationRun.RootCall(
                environment.getMergedField().getResultKey(),
                call.fieldName(),
                call.arguments(),
                environment.getMergedField());
    }

    /** What graphql-java is told of a field's outcome. */
    static Object answer(
            OperationRun run, FieldOutcome outcome, DataFetchingEnvironment environment) {
        run.leave(outcome.effects());
        if (outcome.errors().isEmpty()) {
            return outcome.value();
        }
        List<GraphQLError> errors =
                outcome.errors().stream()
                        .map(error -> (GraphQLError) FieldError.of(error, environment))
                        .toList();
        return DataFetcherResult.newResult().data(outcome.value()).errors(errors).build();
    }

    private static Object tooManyResolvers(DataFetchingEnvironment environment) {
        HandlerError error =
                new HandlerError(
                        "Request has reached its limit of resolver executions.",
                        "ResolverExecutionLimitReached",
                        null,
                        null);
        return DataFetcherResult.newResult().error(FieldError.of(error, environment)).build();
    }
}
