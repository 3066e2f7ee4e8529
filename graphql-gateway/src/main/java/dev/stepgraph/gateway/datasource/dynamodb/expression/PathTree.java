package dev.stepgraph.gateway.datasource.dynamodb.expression;

import dev.stepgraph.gateway.datasource.dynamodb.expression.DocumentPath.Index;
import dev.stepgraph.gateway.datasource.dynamodb.expression.DocumentPath.Member;
import dev.stepgraph.gateway.datasource.dynamodb.expression.DocumentPath.Step;
import dev.stepgraph.gateway.datasource.dynamodb.value.InvalidValueException;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Something for each of many paths, put together by their beginnings. No path begins with another,
 * and where one goes on into a map, none goes on into a list.
 */
final class PathTree<T> {

    private final Map<String, PathTree<T>> members = new LinkedHashMap<>();
    private final SortedMap<Integer, PathTree<T>> elements = new TreeMap<>();
    private @Nullable T leaf;

    /**
     * Adds something for a path.
     *
     * @param kind the expression's kind, for messages
     */
    void add(String kind, DocumentPath path, T thing) {
        PathTree<T> node = this;
        for (Step step : path.steps()) {
            if (node.leaf != null) {
                throw overlap(kind, path);
            }
            node = node.child(kind, path, step);
        }
        if (node.leaf != null || !node.members.isEmpty() || !node.elements.isEmpty()) {
            throw overlap(kind, path);
        }
        node.leaf = thing;
    }

    Map<String, PathTree<T>> members() {
        return members;
    }

    SortedMap<Integer, PathTree<T>> elements() {
        return elements;
    }

    @Nullable T leaf() {
        return leaf;
    }

    private PathTree<T> child(String kind, DocumentPath path, Step step) {
        return switch (step) {
            case Member(String name) when elements.isEmpty() ->
                    members.computeIfAbsent(name, _ -> new PathTree<>());
            case Index(int index) when members.isEmpty() ->
                    elements.computeIfAbsent(index, _ -> new PathTree<>());
            case Member _, Index _ ->
                    throw new InvalidValueException(
                            "Invalid %s: Two document paths conflict with each other; path: %s"
                                    .formatted(kind, path));
        };
    }

    private static InvalidValueException overlap(String kind, DocumentPath path) {
        return new InvalidValueException(
                "Invalid %s: Two document paths overlap with each other; must remove or rewrite one of these paths; path: %s"
                        .formatted(kind, path));
    }
}
