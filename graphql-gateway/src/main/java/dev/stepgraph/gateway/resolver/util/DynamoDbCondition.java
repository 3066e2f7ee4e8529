package dev.stepgraph.gateway.resolver.util;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A filter such as {@code {"title": {"contains": "x"}}} as an expression of DynamoDB. Values are
 * named by where they stand, so that no two share a name: {@code :or_0_title_eq}.
 */
final class DynamoDbCondition {

    private static final Map<String, String> COMPARATORS =
            Map.of("eq", "=", "ne", "<>", "lt", "<", "le", "<=", "gt", ">", "ge", ">=");

    private static final Map<String, String> TYPES =
            Map.of(
                    "_null", "NULL",
                    "string", "S",
                    "stringset", "SS",
                    "number", "N",
                    "numberset", "NS",
                    "binary", "B",
                    "binaryset", "BS",
                    "boolean", "BOOL",
                    "list", "L",
                    "map", "M");

    private final Budget budget;
    private final Map<String, @Nullable Object> names = new LinkedHashMap<>();
    private final Map<String, @Nullable Object> values = new LinkedHashMap<>();
    private String expression = "";

    private DynamoDbCondition(Budget budget) {
        this.budget = budget;
    }

    static DynamoDbCondition of(Map<?, ?> filter, Budget budget) {
        DynamoDbCondition condition = new DynamoDbCondition(budget);
        condition.expression = condition.all(filter, "", 0);
        return condition;
    }

    Map<String, @Nullable Object> asMap() {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("expression", expression);
        map.put("expressionNames", names);
        map.put("expressionValues", values);
        return map;
    }

    private String all(Map<?, ?> filter, String prefix, int depth) {
        List<String> parts = new ArrayList<>();
        for (Map.Entry<?, ?> entry : filter.entrySet()) {
            String name = String.valueOf(entry.getKey());
            String part = part(name, entry.getValue(), prefix, PlainValues.deeper(depth));
            if (!part.isEmpty()) {
                parts.add(part);
            }
        }
        return joined(parts, " AND ");
    }

    private String part(String name, @Nullable Object value, String prefix, int depth) {
        return switch (name) {
            case "and" -> combined(value, prefix + "and_", " AND ", depth);
            case "or" -> combined(value, prefix + "or_", " OR ", depth);
            case "not" -> {
                String inner = combined(value, prefix + "not_", " AND ", depth);
                yield inner.isEmpty() ? "" : paid("(NOT " + inner + ")");
            }
            default -> field(name, value, prefix);
        };
    }

    /** Of a list of filters, or of one filter. */
    private String combined(@Nullable Object value, String prefix, String joiner, int depth) {
        if (value instanceof Map<?, ?> filter) {
            return all(filter, prefix, depth);
        }
        if (!(value instanceof List<?> filters)) {
            throw new InvalidCallException("and, or and not take filters");
        }
        List<String> parts = new ArrayList<>();
        int index = 0;
        for (Object filter : filters) {
            if (!(filter instanceof Map<?, ?> map)) {
                throw new InvalidCallException("and, or and not take filters");
            }
            String part = all(map, prefix + index + "_", depth);
            if (!part.isEmpty()) {
                parts.add(part);
            }
            index++;
        }
        return joined(parts, joiner);
    }

    private String field(String field, @Nullable Object value, String prefix) {
        if (!(value instanceof Map<?, ?> operations)) {
            throw new InvalidCallException("The filter of " + field + " is not a map");
        }
        String placeholder = placeholder(field);
        String name = "#" + placeholder;
        List<String> parts = new ArrayList<>();
        for (Map.Entry<?, ?> operation : operations.entrySet()) {
            String operator = String.valueOf(operation.getKey());
            String valueName = ":" + prefix + placeholder + "_" + operator;
            parts.add(paid(operation(name, operator, valueName, operation.getValue())));
        }
        if (!parts.isEmpty()) {
            names.put(name, field);
        }
        return joined(parts, " AND ");
    }

    private String operation(
            String name, String operator, String valueName, @Nullable Object value) {
        String comparator = COMPARATORS.get(operator);
        if (comparator != null) {
            return "(" + name + " " + comparator + " " + bound(valueName, value) + ")";
        }
        return switch (operator) {
            case "contains" -> "(contains(" + name + "," + bound(valueName, value) + "))";
            case "notContains" -> "(NOT contains(" + name + "," + bound(valueName, value) + "))";
            case "beginsWith" -> "(begins_with(" + name + "," + bound(valueName, value) + "))";
            case "between" -> between(name, valueName, value);
            case "in" -> in(name, valueName, value);
            case "attributeExists" ->
                    Boolean.TRUE.equals(value)
                            ? "(attribute_exists(" + name + "))"
                            : "(attribute_not_exists(" + name + "))";
            case "attributeType" ->
                    "(attribute_type(" + name + "," + bound(valueName, type(value)) + "))";
            case "size" -> size(name, valueName, value);
            default -> throw new InvalidCallException("There is no operator " + operator);
        };
    }

    private String between(String name, String valueName, @Nullable Object value) {
        if (!(value instanceof List<?> bounds) || bounds.size() != 2) {
            throw new InvalidCallException("between takes a list of two values");
        }
        String from = bound(valueName + "_1", bounds.get(0));
        String to = bound(valueName + "_2", bounds.get(1));
        return "(" + name + " BETWEEN " + from + " AND " + to + ")";
    }

    private String in(String name, String valueName, @Nullable Object value) {
        if (!(value instanceof List<?> choices) || choices.isEmpty()) {
            throw new InvalidCallException("in takes a list of values");
        }
        List<String> bounds = new ArrayList<>();
        for (Object choice : choices) {
            bounds.add(bound(valueName + "_" + (bounds.size() + 1), choice));
        }
        return "(" + name + " IN (" + String.join(",", bounds) + "))";
    }

    /** Of a number, or of operations such as {@code {"gt": 3}}. */
    private String size(String name, String valueName, @Nullable Object value) {
        if (!(value instanceof Map<?, ?> operations)) {
            return "(size(" + name + ") = " + bound(valueName, value) + ")";
        }
        List<String> parts = new ArrayList<>();
        for (Map.Entry<?, ?> operation : operations.entrySet()) {
            String operator = String.valueOf(operation.getKey());
            if (!COMPARATORS.containsKey(operator) && !"between".equals(operator)) {
                throw new InvalidCallException("size cannot be compared by " + operator);
            }
            String operand = valueName + "_" + operator;
            parts.add(operation("size(" + name + ")", operator, operand, operation.getValue()));
        }
        return joined(parts, " AND ");
    }

    private static Object type(@Nullable Object value) {
        String given = String.valueOf(value instanceof String text ? text : null);
        return TYPES.getOrDefault(given.toLowerCase(Locale.ROOT), given);
    }

    private String bound(String valueName, @Nullable Object value) {
        values.put(valueName, DynamoDbValue.of(value, budget));
        return valueName;
    }

    /** The field's name in the characters that a placeholder may have. */
    private String placeholder(String field) {
        String plain = field.replaceAll("[^A-Za-z0-9_]", "_");
        String placeholder = plain;
        int number = 2;
        while (!field.equals(names.getOrDefault("#" + placeholder, field))) {
            budget.spend(1);
            placeholder = plain + "_" + number++;
        }
        return placeholder;
    }

    private String joined(List<String> parts, String joiner) {
        if (parts.size() < 2) {
            return parts.isEmpty() ? "" : parts.getFirst();
        }
        return paid("(" + String.join(joiner, parts) + ")");
    }

    private String paid(String text) {
        budget.spendText(text.length());
        return text;
    }
}
