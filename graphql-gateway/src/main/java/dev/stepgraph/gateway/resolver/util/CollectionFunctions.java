package dev.stepgraph.gateway.resolver.util;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code util.list} and {@code util.map}. */
final class CollectionFunctions {

    /** Longer lists are left as they are. */
    private static final int MAX_SORTED = 1_000;

    static final Map<String, UtilFunction> FUNCTIONS =
            Map.of(
                    "list.copyAndRetainAll", (run, args) -> retain(run, args),
                    "list.copyAndRemoveAll", (run, args) -> remove(run, args),
                    "list.sortList", (run, args) -> sort(run, args),
                    "map.copyAndRetainAllKeys", (run, args) -> retainKeys(run, args),
                    "map.copyAndRemoveAllKeys", (run, args) -> removeKeys(run, args));

    private CollectionFunctions() {}

    private static List<?> retain(Evaluation run, Arguments args) {
        List<@Nullable Object> kept = new ArrayList<>();
        for (Object element : args.list(0)) {
            if (PlainEquality.isAmong(args.optionalList(1), element, run.budget())) {
                kept.add(element);
            }
        }
        return kept;
    }

    private static List<?> remove(Evaluation run, Arguments args) {
        List<@Nullable Object> kept = new ArrayList<>();
        for (Object element : args.list(0)) {
            run.budget().spend(1);
            if (!PlainEquality.isAmong(args.optionalList(1), element, run.budget())) {
                kept.add(element);
            }
        }
        return kept;
    }

    private static Map<?, ?> retainKeys(Evaluation run, Arguments args) {
        Map<String, @Nullable Object> kept = new LinkedHashMap<>();
        for (Map.Entry<?, ?> entry : args.map(0).entrySet()) {
            if (PlainEquality.isAmong(args.optionalList(1), entry.getKey(), run.budget())) {
                kept.put(String.valueOf(entry.getKey()), entry.getValue());
            }
        }
        return kept;
    }

    private static Map<?, ?> removeKeys(Evaluation run, Arguments args) {
        Map<String, @Nullable Object> kept = new LinkedHashMap<>();
        for (Map.Entry<?, ?> entry : args.map(0).entrySet()) {
            run.budget().spend(1);
            if (!PlainEquality.isAmong(args.optionalList(1), entry.getKey(), run.budget())) {
                kept.put(String.valueOf(entry.getKey()), entry.getValue());
            }
        }
        return kept;
    }

    /** A list of mixed types, or a long one, stays as it is. */
    private static List<?> sort(Evaluation run, Arguments args) {
        List<?> list = args.list(0);
        String field = args.optionalText(2);
        run.budget().spend(20L * list.size());
        if (list.size() > MAX_SORTED) {
            return list;
        }
        Comparator<@Nullable Object> order = orderOf(list, field);
        if (order == null) {
            return list;
        }
        List<@Nullable Object> sorted = new ArrayList<>(list);
        sorted.sort(args.isTrue(1) ? order.reversed() : order);
        return sorted;
    }

    private static @Nullable Comparator<@Nullable Object> orderOf(
            List<?> list, @Nullable String field) {
        if (list.stream().allMatch(Number.class::isInstance)) {
            return (left, right) -> compare(left, right);
        }
        if (list.stream().allMatch(String.class::isInstance)) {
            return (left, right) -> compare(left, right);
        }
        if (field != null && list.stream().allMatch(Map.class::isInstance)) {
            return (left, right) -> compare(fieldOf(left, field), fieldOf(right, field));
        }
        return null;
    }

    private static @Nullable Object fieldOf(@Nullable Object element, String field) {
        return element instanceof Map<?, ?> map ? map.get(field) : null;
    }

    /** Null first, then numbers, then everything else by its text. */
    private static int compare(@Nullable Object left, @Nullable Object right) {
        if (left == null || right == null) {
            return Boolean.compare(left != null, right != null);
        }
        if (left instanceof Number first && right instanceof Number second) {
            return PlainEquality.compare(first, second);
        }
        if (left instanceof Number || right instanceof Number) {
            return Boolean.compare(right instanceof Number, left instanceof Number);
        }
        return scalarText(left).compareTo(scalarText(right));
    }

    private static String scalarText(Object value) {
        return value instanceof String || value instanceof Boolean ? value.toString() : "";
    }
}
