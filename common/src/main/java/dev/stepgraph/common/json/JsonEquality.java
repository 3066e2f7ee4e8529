package dev.stepgraph.common.json;

import tools.jackson.databind.JsonNode;

import java.math.BigDecimal;
import java.util.Iterator;
import java.util.Map;

/**
 * Equality of values as JSON means it: numbers by what they count, so that {@code 1} equals {@code
 * 1.0}, and objects regardless of the order of their keys.
 */
public final class JsonEquality {

    private JsonEquality() {}

    /** Whether the two values are the same. */
    @SuppressWarnings("ReferenceEquality") // a shortcut: trees share many of their nodes
    public static boolean equal(JsonNode left, JsonNode right) {
        if (left == right) {
            return true;
        }
        if (left.getNodeType() != right.getNodeType() || left.size() != right.size()) {
            return false;
        }
        return switch (left.getNodeType()) {
            case OBJECT -> equalObjects(left, right);
            case ARRAY -> equalArrays(left, right);
            case NUMBER -> compareNumbers(left, right) == 0;
            case STRING, BOOLEAN, NULL, MISSING, BINARY, POJO -> left.equals(right);
        };
    }

    /** A hash that equal values share. */
    public static int hash(JsonNode value) {
        return switch (value.getNodeType()) {
            case OBJECT -> {
                int sum = 7;
                for (Map.Entry<String, JsonNode> property : value.properties()) {
                    sum += property.getKey().hashCode() * 31 ^ hash(property.getValue());
                }
                yield sum;
            }
            case ARRAY -> {
                int sum = 11;
                for (JsonNode element : value) {
                    sum = 31 * sum + hash(element);
                }
                yield sum;
            }
            case NUMBER -> hashNumber(value);
            case STRING, BOOLEAN, NULL, MISSING, BINARY, POJO -> value.hashCode();
        };
    }

    /** Compares two numbers by what they count; cheap for any exponent. */
    public static int compareNumbers(JsonNode left, JsonNode right) {
        if (isSmall(left) && isSmall(right)) {
            return Long.compare(left.longValue(), right.longValue());
        }
        return decimal(left).compareTo(decimal(right));
    }

    private static boolean equalObjects(JsonNode left, JsonNode right) {
        for (Map.Entry<String, JsonNode> property : left.properties()) {
            JsonNode other = right.get(property.getKey());
            if (other == null || !equal(property.getValue(), other)) {
                return false;
            }
        }
        return true;
    }

    private static boolean equalArrays(JsonNode left, JsonNode right) {
        Iterator<JsonNode> others = right.iterator();
        for (JsonNode element : left) {
            if (!equal(element, others.next())) {
                return false;
            }
        }
        return true;
    }

    /** Whole numbers of up to 18 digits as longs, all others as decimals without trailing zeros. */
    private static int hashNumber(JsonNode value) {
        if (isSmall(value) && Math.abs(value.longValue() / 1_000_000_000) < 1_000_000_000) {
            return Long.hashCode(value.longValue());
        }
        BigDecimal stripped = decimal(value).stripTrailingZeros();
        boolean whole = stripped.scale() <= 0 && stripped.precision() - stripped.scale() <= 18;
        return whole ? Long.hashCode(stripped.longValueExact()) : stripped.hashCode();
    }

    private static boolean isSmall(JsonNode value) {
        return value.isInt() || value.isLong();
    }

    private static BigDecimal decimal(JsonNode value) {
        return value.decimalValue();
    }
}
