package dev.stepgraph.gateway.execution;

import dev.stepgraph.gateway.resolver.CompiledResolver;
import dev.stepgraph.gateway.resolver.FieldCall;
import dev.stepgraph.gateway.resolver.FieldOutcome;
import dev.stepgraph.gateway.resolver.SubscriptionSource;

import graphql.GraphQLError;
import graphql.execution.DataFetcherResult;
import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** A subscription field when somebody subscribes: its resolver runs, and its value is of no use. */
final class SubscribedField implements DataFetcher<@Nullable Object> {

    private final @Nullable CompiledResolver resolver;

    SubscribedField(@Nullable CompiledResolver resolver) {
        this.resolver = resolver;
    }

    @Override
    public @Nullable Object get(DataFetchingEnvironment environment) {
        OperationRun run = OperationRun.of(environment);
        FieldCall call = run.call(environment);
        run.resolved(
                new OperationRun.RootCall(
                        environment.getMergedField().getResultKey(),
                        call.fieldName(),
                        call.arguments(),
                        environment.getMergedField()));
        if (resolver == null) {
            return null;
        }
        FieldOutcome outcome = resolver.resolve(call);
        run.leave(outcome.effects());
        if (outcome.errors().isEmpty() && resolver instanceof SubscriptionSource source) {
            run.isFedBy(source.payloads(call));
        }
        List<GraphQLError> errors =
                outcome.errors().stream()
                        .map(error -> (GraphQLError) FieldError.of(error, environment))
                        .toList();
        return DataFetcherResult.newResult().errors(errors).build();
    }
}
