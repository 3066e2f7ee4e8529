package dev.stepgraph.gateway.resolver.util;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A filter such as {@code {"title": {"eq": "x"}}} as a query of OpenSearch. */
final class SearchQuery {

    private static final Map<String, String> DIRECT =
            Map.of(
                    "eq", "term",
                    "match", "match",
                    "matchPhrase", "match_phrase",
                    "matchPhrasePrefix", "match_phrase_prefix",
                    "wildcard", "wildcard",
                    "regexp", "regexp");

    /** About what a query takes, in units of work. */
    private static final int QUERY = 64;

    private SearchQuery() {}

    static Map<String, @Nullable Object> of(Map<?, ?> filter, Budget budget) {
        return of(filter, budget, 0);
    }

    private static Map<String, @Nullable Object> of(Map<?, ?> filter, Budget budget, int depth) {
        int inner = PlainValues.deeper(depth);
        List<Object> queries = new ArrayList<>();
        for (Map.Entry<?, ?> entry : filter.entrySet()) {
            budget.spend(QUERY);
            String name = String.valueOf(entry.getKey());
            queries.add(
                    switch (name) {
                        case "and" -> bool("must", each(entry.getValue(), budget, inner));
                        case "or" -> bool("should", each(entry.getValue(), budget, inner));
                        case "not" -> bool("must_not", not(entry.getValue(), budget, inner));
                        default -> field(name, entry.getValue(), budget);
                    });
        }
        return all(queries);
    }

    private static List<Object> each(@Nullable Object value, Budget budget, int depth) {
        List<Object> queries = new ArrayList<>();
        for (Object filter : value instanceof List<?> list ? list : List.of(filter(value))) {
            queries.add(of(filter(filter), budget, depth));
        }
        return queries;
    }

    private static Object not(@Nullable Object value, Budget budget, int depth) {
        List<Object> queries = each(value, budget, depth);
        return queries.size() == 1 ? queries.getFirst() : queries;
    }

    private static Map<?, ?> filter(@Nullable Object value) {
        if (value instanceof Map<?, ?> filter) {
            return filter;
        }
        throw new InvalidCallException("and, or and not take filters");
    }

    private static Object field(String field, @Nullable Object value, Budget budget) {
        if (!(value instanceof Map<?, ?> operations)) {
            throw new InvalidCallException("The filter of " + field + " is not a map");
        }
        List<Object> queries = new ArrayList<>();
        for (Map.Entry<?, ?> operation : operations.entrySet()) {
            budget.spend(QUERY);
            queries.add(operation(field, String.valueOf(operation.getKey()), operation.getValue()));
        }
        return all(queries);
    }

    private static Object operation(String field, String operator, @Nullable Object value) {
        String query = DIRECT.get(operator);
        if (query != null) {
            return holder(query, holder(field, value));
        }
        return switch (operator) {
            case "ne" -> bool("must_not", holder("term", holder(field, value)));
            case "gt", "gte", "lt", "lte" ->
                    holder("range", holder(field, holder(operator, value)));
            case "range" -> holder("range", holder(field, range(value)));
            case "exists" -> exists(field, value);
            case "multiMatch" -> multiMatch(field, value);
            default -> throw new InvalidCallException("There is no operator " + operator);
        };
    }

    private static Object range(@Nullable Object value) {
        if (!(value instanceof List<?> bounds) || bounds.size() != 2) {
            throw new InvalidCallException("range takes a list of two values");
        }
        Map<String, @Nullable Object> range = holder("gte", bounds.get(0));
        range.put("lte", bounds.get(1));
        return range;
    }

    private static Object exists(String field, @Nullable Object value) {
        Object exists = holder("exists", holder("field", field));
        return Boolean.FALSE.equals(value) ? bool("must_not", exists) : exists;
    }

    private static Object multiMatch(String field, @Nullable Object value) {
        Map<String, @Nullable Object> match = holder("query", value);
        match.put("fields", List.of(field));
        return holder("multi_match", match);
    }

    /** One query as it is; several must all match. */
    private static Map<String, @Nullable Object> all(List<Object> queries) {
        if (queries.size() == 1 && queries.getFirst() instanceof Map<?, ?> only) {
            Map<String, @Nullable Object> copy = new LinkedHashMap<>();
            only.forEach((name, query) -> copy.put(String.valueOf(name), query));
            return copy;
        }
        return bool("must", queries);
    }

    private static Map<String, @Nullable Object> bool(String occurrence, Object queries) {
        return holder("bool", holder(occurrence, queries));
    }

    private static Map<String, @Nullable Object> holder(String name, @Nullable Object value) {
        Map<String, @Nullable Object> holder = new LinkedHashMap<>();
        holder.put(name, value);
        return holder;
    }
}
