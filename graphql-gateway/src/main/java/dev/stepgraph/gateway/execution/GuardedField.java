package dev.stepgraph.gateway.execution;

import dev.stepgraph.gateway.resolver.HandlerError;

import graphql.execution.DataFetcherResult;
import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;

import org.jspecify.annotations.Nullable;

/** A field that not every caller may read: an error and nothing for those who may not. */
final class GuardedField implements DataFetcher<@Nullable Object> {

    private final FieldGuard guard;
    private final String typeName;
    private final String fieldName;
    private final DataFetcher<?> field;

    GuardedField(FieldGuard guard, String typeName, String fieldName, DataFetcher<?> field) {
        this.guard = guard;
        this.typeName = typeName;
        this.fieldName = fieldName;
        this.field = field;
    }

    @Override
    public @Nullable Object get(DataFetchingEnvironment environment) throws Exception {
        OperationRun run = OperationRun.of(environment);
        if (guard.permits(run.scope().caller(), typeName, fieldName)) {
            return field.get(environment);
        }
        HandlerError error =
                new HandlerError(refusal(typeName, fieldName), "Unauthorized", null, null);
        return DataFetcherResult.newResult().error(FieldError.of(error, environment)).build();
    }

    /** What a caller is told of a field that is closed to it, in AppSync's words. */
    static String refusal(String typeName, String fieldName) {
        return "Not Authorized to access " + fieldName + " on type " + typeName;
    }
}
