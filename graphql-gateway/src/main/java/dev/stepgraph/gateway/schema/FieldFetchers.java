package dev.stepgraph.gateway.schema;

import graphql.schema.DataFetcher;

/** Says how the fields of a schema come to their values. */
@FunctionalInterface
public interface FieldFetchers {

    /** The fetcher of a field of an object type. */
    DataFetcher<?> of(String typeName, String fieldName);
}
