package dev.stepgraph.gateway.resolver.util;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A plain value in DynamoDB's notation. Numbers stay numbers: {@code {"N": 10}}. */
final class DynamoDbValue {

    /** About what a value in its holder takes, in units of work. */
    private static final int VALUE = 64;

    private DynamoDbValue() {}

    static Map<String, @Nullable Object> of(@Nullable Object value, Budget budget) {
        return of(value, budget, 0);
    }

    /** The values of a map, each in DynamoDB's notation. */
    static Map<String, @Nullable Object> ofEach(Map<?, ?> map, Budget budget) {
        return ofEach(map, budget, 0);
    }

    static Map<String, @Nullable Object> typed(String type, @Nullable Object value) {
        Map<String, @Nullable Object> typed = new LinkedHashMap<>();
        typed.put(type, value);
        return typed;
    }

    private static Map<String, @Nullable Object> of(
            @Nullable Object value, Budget budget, int depth) {
        budget.spend(VALUE);
        return switch (value) {
            case null -> typed("NULL", null);
            case String text -> typed("S", text);
            case Number number -> typed("N", number);
            case Boolean truth -> typed("BOOL", truth);
            case byte[] bytes -> typed("B", Base64.getEncoder().encodeToString(bytes));
            case Map<?, ?> map -> typed("M", ofEach(map, budget, PlainValues.deeper(depth)));
            case Iterable<?> list -> {
                List<Object> values = new ArrayList<>();
                for (Object element : list) {
                    values.add(of(element, budget, PlainValues.deeper(depth)));
                }
                yield typed("L", values);
            }
            default -> typed("S", value.toString());
        };
    }

    private static Map<String, @Nullable Object> ofEach(Map<?, ?> map, Budget budget, int depth) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            values.put(String.valueOf(entry.getKey()), of(entry.getValue(), budget, depth));
        }
        return values;
    }
}
