package dev.stepgraph.gateway.execution;

import dev.stepgraph.gateway.schema.JsonObject;

import graphql.schema.DataFetchingEnvironment;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.LightDataFetcher;

import org.jspecify.annotations.Nullable;

import java.util.function.Supplier;

/** A field without a resolver: the member of its name of the object that it belongs to. */
record SourceField(String name) implements LightDataFetcher<@Nullable Object> {

    @Override
    public @Nullable Object get(
            GraphQLFieldDefinition definition,
            @Nullable Object source,
            Supplier<DataFetchingEnvironment> environment) {
        return read(source);
    }

    @Override
    public @Nullable Object get(DataFetchingEnvironment environment) {
        return read(environment.getSource());
    }

    private @Nullable Object read(@Nullable Object source) {
        return source instanceof JsonObject object ? object.node().get(name) : null;
    }
}
