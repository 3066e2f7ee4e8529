package dev.stepgraph.gateway.execution;

import graphql.language.Field;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** What is selected below the fields of one document, worked out once. */
final class SelectionCache {

    /** Nodes of a document are equal only to themselves. */
    private final Map<Field, SelectedFields> byField = new ConcurrentHashMap<>();

    SelectedFields get(Field field, Function<Field, SelectedFields> describe) {
        return byField.computeIfAbsent(field, describe);
    }
}
