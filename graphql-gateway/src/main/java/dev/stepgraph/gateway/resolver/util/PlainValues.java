package dev.stepgraph.gateway.resolver.util;

import dev.stepgraph.common.json.InvalidJsonException;
import dev.stepgraph.common.json.JsonText;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * JSON as plain Java values, and back. Maps keep their order; whole numbers are {@code Integer},
 * {@code Long} or {@code BigInteger}; a fraction is a {@code Double} where one holds it, else a
 * {@code BigDecimal}.
 */
public final class PlainValues {

    /** How deep values may nest where they are walked through. */
    public static final int MAX_DEPTH = 500;

    /** From how many digits on a fraction may be more than a double holds. */
    private static final int DOUBLE_DIGITS = 15;

    private static final int MAX_EXPONENT = 300;

    /** About what parts of a tree take, in units of work. */
    static final int SCALAR = 4;

    static final int ENTRY = 16;
    static final int COLLECTION = 32;

    private PlainValues() {}

    /** A value that can be changed without changing the tree. */
    public static @Nullable Object of(JsonNode json) {
        return switch (json.getNodeType()) {
            case OBJECT -> new JsonMap((ObjectNode) json);
            case ARRAY -> {
                List<@Nullable Object> list = new ArrayList<>(json.size());
                for (JsonNode element : json) {
                    list.add(of(element));
                }
                yield list;
            }
            case STRING -> json.stringValue();
            case NUMBER -> narrow(json.numberValue());
            case BOOLEAN -> json.booleanValue();
            case NULL, MISSING, BINARY, POJO -> null;
        };
    }

    /**
     * The value of a JSON text.
     *
     * @throws InvalidCallException if the text is no JSON
     */
    public static @Nullable Object parse(String text) {
        try {
            return of(JsonText.parse(text));
        } catch (InvalidJsonException e) {
            throw new InvalidCallException("Unable to parse the JSON: " + e.getMessage());
        }
    }

    /**
     * The value as JSON. Keys become text, and what is no number, such as NaN, null.
     *
     * @throws BudgetSpentException if the value is larger than what is left to spend
     * @throws InvalidCallException if it nests too deep
     */
    public static JsonNode toJson(@Nullable Object value, Budget budget) {
        return toJson(value, budget, 0);
    }

    /** The value's compact JSON text; throws as {@link #toJson} does. */
    public static String write(@Nullable Object value, Budget budget) {
        String text = JsonText.write(toJson(value, budget));
        budget.spendText(text.length());
        return text;
    }

    /** How a number is written in a template: without a trailing {@code .0} being lost. */
    public static String numberText(Number number) {
        return number.toString();
    }

    /** A number as it is, or the one that a text holds; null if there is none. */
    public static @Nullable Number asNumber(@Nullable Object value) {
        if (value instanceof Number number) {
            return number;
        }
        if (!(value instanceof String text) || text.isBlank() || text.length() > 100) {
            return null;
        }
        try {
            return narrow(new BigDecimal(text.strip()));
        } catch (NumberFormatException e) {
            return null;
        }
    }

    static Number narrow(Number number) {
        return switch (number) {
            case BigDecimal decimal -> narrowDecimal(decimal);
            case BigInteger integer -> narrowInteger(integer);
            case Long integer when integer.intValue() == integer -> integer.intValue();
            default -> number;
        };
    }

    private static Number narrowInteger(BigInteger integer) {
        return integer.bitLength() > 63 ? integer : narrow(integer.longValue());
    }

    private static Number narrowDecimal(BigDecimal decimal) {
        if (decimal.scale() == 0) {
            return narrowInteger(decimal.unscaledValue());
        }
        boolean isOrdinary = Math.abs((long) decimal.scale()) + decimal.precision() < MAX_EXPONENT;
        if (!isOrdinary) {
            return decimal;
        }
        double nearest = decimal.doubleValue();
        boolean isHeld =
                decimal.precision() <= DOUBLE_DIGITS
                        || new BigDecimal(Double.toString(nearest)).compareTo(decimal) == 0;
        return isHeld ? (Number) nearest : decimal;
    }

    private static JsonNode toJson(@Nullable Object value, Budget budget, int depth) {
        budget.spend(SCALAR);
        return switch (value) {
            case null -> JsonNodeFactory.instance.nullNode();
            case String text -> {
                budget.spendText(text.length());
                yield JsonNodeFactory.instance.stringNode(text);
            }
            case Number number -> numberNode(number);
            case Boolean truth -> JsonNodeFactory.instance.booleanNode(truth);
            case JsonMap map when map.untouched() != null ->
                    NarrowNumbers.in(map.untouched(), budget, depth);
            case Map<?, ?> map -> objectNode(map, budget, deeper(depth));
            case Map.Entry<?, ?> entry -> entryNode(entry, budget, deeper(depth));
            case Iterable<?> list -> arrayNode(list, budget, deeper(depth));
            default -> JsonNodeFactory.instance.stringNode(value.toString());
        };
    }

    private static JsonNode objectNode(Map<?, ?> map, Budget budget, int depth) {
        budget.spend(COLLECTION);
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            String key = String.valueOf(entry.getKey());
            budget.spend(ENTRY + key.length());
            object.set(key, toJson(entry.getValue(), budget, depth));
        }
        return object;
    }

    private static JsonNode entryNode(Map.Entry<?, ?> entry, Budget budget, int depth) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        object.set("key", toJson(entry.getKey(), budget, depth));
        object.set("value", toJson(entry.getValue(), budget, depth));
        return object;
    }

    private static JsonNode arrayNode(Iterable<?> list, Budget budget, int depth) {
        budget.spend(COLLECTION);
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        for (Object element : list) {
            array.add(toJson(element, budget, depth));
        }
        return array;
    }

    static JsonNode numberNode(Number number) {
        return switch (number) {
            case Integer integer -> JsonNodeFactory.instance.numberNode(integer.intValue());
            case Long integer -> JsonNodeFactory.instance.numberNode(integer.longValue());
            case BigInteger integer -> JsonNodeFactory.instance.numberNode(integer);
            case BigDecimal decimal -> JsonNodeFactory.instance.numberNode(decimal);
            default ->
                    Double.isFinite(number.doubleValue())
                            ? JsonNodeFactory.instance.numberNode(number.doubleValue())
                            : JsonNodeFactory.instance.nullNode();
        };
    }

    static int deeper(int depth) {
        if (depth >= MAX_DEPTH) {
            throw new InvalidCallException("The value nests too deep");
        }
        return depth + 1;
    }
}
