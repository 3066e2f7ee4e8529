package dev.stepgraph.gateway.resolver.util;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** Compares plain values: numbers by what they count, whatever their types. */
public final class PlainEquality {

    private PlainEquality() {}

    /**
     * Whether two values are the same.
     *
     * @throws BudgetSpentException if comparing costs more than is left to spend
     */
    public static boolean same(@Nullable Object left, @Nullable Object right, Budget budget) {
        return same(left, right, budget, 0);
    }

    /** Whether a value is among others; throws as {@link #same} does. */
    public static boolean isAmong(Collection<?> values, @Nullable Object wanted, Budget budget) {
        for (Object value : values) {
            if (same(value, wanted, budget)) {
                return true;
            }
        }
        return false;
    }

    /** Compares two numbers as {@link Comparable#compareTo} does. */
    public static int compare(Number left, Number right) {
        if (isWhole(left) && isWhole(right)) {
            return Long.compare(left.longValue(), right.longValue());
        }
        if (isDouble(left) || isDouble(right)) {
            return Double.compare(left.doubleValue(), right.doubleValue());
        }
        return decimal(left).compareTo(decimal(right));
    }

    private static boolean same(
            @Nullable Object left, @Nullable Object right, Budget budget, int depth) {
        budget.spend(1);
        return switch (left) {
            case null -> right == null;
            case Number number -> right instanceof Number other && compare(number, other) == 0;
            case String text -> {
                budget.spendText(text.length() / 8);
                yield text.equals(right);
            }
            case Map<?, ?> map ->
                    right instanceof Map<?, ?> other
                            && sameMaps(map, other, budget, PlainValues.deeper(depth));
            case List<?> list ->
                    right instanceof List<?> other
                            && sameLists(list, other, budget, PlainValues.deeper(depth));
            default -> left.equals(right);
        };
    }

    private static boolean sameMaps(Map<?, ?> left, Map<?, ?> right, Budget budget, int depth) {
        if (left.size() != right.size()) {
            return false;
        }
        for (Map.Entry<?, ?> entry : left.entrySet()) {
            Object key = entry.getKey();
            boolean isSame =
                    right.containsKey(key) && same(entry.getValue(), right.get(key), budget, depth);
            if (!isSame) {
                return false;
            }
        }
        return true;
    }

    private static boolean sameLists(List<?> left, List<?> right, Budget budget, int depth) {
        if (left.size() != right.size()) {
            return false;
        }
        Iterator<?> others = right.iterator();
        for (Object element : left) {
            if (!same(element, others.next(), budget, depth)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isWhole(Number number) {
        return number instanceof Integer || number instanceof Long;
    }

    private static boolean isDouble(Number number) {
        return number instanceof Double || number instanceof Float;
    }

    private static BigDecimal decimal(Number number) {
        return switch (number) {
            case BigDecimal decimal -> decimal;
            case BigInteger integer -> new BigDecimal(integer);
            default -> BigDecimal.valueOf(number.longValue());
        };
    }
}
