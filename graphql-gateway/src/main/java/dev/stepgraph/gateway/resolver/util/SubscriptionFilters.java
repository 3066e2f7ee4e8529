package dev.stepgraph.gateway.resolver.util;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A filter such as {@code {"or": [{"title": {"eq": "x"}}, …]}} as groups of filters: one group must
 * match, in it every filter.
 */
final class SubscriptionFilters {

    private final List<?> ignoredFields;
    private final Budget budget;

    private SubscriptionFilters(List<?> ignoredFields, Budget budget) {
        this.ignoredFields = ignoredFields;
        this.budget = budget;
    }

    /**
     * @param ignoredFields fields of the filter that are left out
     * @param rules of these, too, at least one must hold
     */
    static Map<String, @Nullable Object> of(
            Map<?, ?> filter, List<?> ignoredFields, Map<?, ?> rules, Budget budget) {
        List<List<Object>> groups = new SubscriptionFilters(ignoredFields, budget).all(filter, 0);
        if (!rules.isEmpty()) {
            SubscriptionFilters strict = new SubscriptionFilters(List.of(), budget);
            groups = strict.product(groups, strict.any(rules));
        }
        List<Object> filterGroup = new ArrayList<>();
        for (List<Object> group : groups) {
            if (!group.isEmpty()) {
                filterGroup.add(holder("filters", group));
            }
        }
        return holder("filterGroup", filterGroup);
    }

    /** Every member of the filter must hold. */
    private List<List<Object>> all(Map<?, ?> filter, int depth) {
        List<List<Object>> groups = List.of(List.of());
        for (Map.Entry<?, ?> entry : filter.entrySet()) {
            String name = String.valueOf(entry.getKey());
            Object value = entry.getValue();
            int inner = PlainValues.deeper(depth);
            groups =
                    product(
                            groups,
                            switch (name) {
                                case "and" -> conjunction(list(value), inner);
                                case "or" -> disjunction(list(value), inner);
                                default -> List.of(field(name, value));
                            });
        }
        return groups;
    }

    private List<List<Object>> conjunction(List<?> filters, int depth) {
        List<List<Object>> groups = List.of(List.of());
        for (Object filter : filters) {
            groups = product(groups, all(map(filter), depth));
        }
        return groups;
    }

    private List<List<Object>> disjunction(List<?> filters, int depth) {
        List<List<Object>> groups = new ArrayList<>();
        for (Object filter : filters) {
            groups.addAll(all(map(filter), depth));
        }
        return groups.isEmpty() ? List.of(List.of()) : groups;
    }

    /** Each rule a group. */
    private List<List<Object>> any(Map<?, ?> rules) {
        List<List<Object>> groups = new ArrayList<>();
        for (Map.Entry<?, ?> rule : rules.entrySet()) {
            String name = String.valueOf(rule.getKey());
            switch (name) {
                case "and" -> groups.addAll(conjunction(list(rule.getValue()), 0));
                case "or" -> groups.addAll(disjunction(list(rule.getValue()), 0));
                default -> groups.add(field(name, rule.getValue()));
            }
        }
        return groups;
    }

    private List<Object> field(String field, @Nullable Object operations) {
        List<Object> filters = new ArrayList<>();
        if (PlainEquality.isAmong(ignoredFields, field, budget)) {
            return filters;
        }
        for (Map.Entry<?, ?> operation : map(operations).entrySet()) {
            budget.spend(64);
            Map<String, @Nullable Object> filter = holder("fieldName", field);
            filter.put("operator", String.valueOf(operation.getKey()));
            filter.put("value", operation.getValue());
            filters.add(filter);
        }
        return filters;
    }

    private List<List<Object>> product(List<List<Object>> left, List<List<Object>> right) {
        List<List<Object>> groups = new ArrayList<>();
        for (List<Object> first : left) {
            for (List<Object> second : right) {
                budget.spend(16L + first.size() + second.size());
                List<Object> group = new ArrayList<>(first);
                group.addAll(second);
                groups.add(group);
            }
        }
        return groups;
    }

    private static List<?> list(@Nullable Object value) {
        return value instanceof List<?> list ? list : List.of(map(value));
    }

    private static Map<?, ?> map(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            return map;
        }
        throw new InvalidCallException("A subscription filter is made of maps");
    }

    private static Map<String, @Nullable Object> holder(String name, @Nullable Object value) {
        Map<String, @Nullable Object> holder = new LinkedHashMap<>();
        holder.put(name, value);
        return holder;
    }
}
