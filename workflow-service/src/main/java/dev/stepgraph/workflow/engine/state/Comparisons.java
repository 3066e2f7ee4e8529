package dev.stepgraph.workflow.engine.state;

import dev.stepgraph.workflow.asl.model.Comparator;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.function.IntPredicate;

/**
 * The data tests of a choice rule. A test of values whose types do not fit does not hold; it is no
 * error.
 */
final class Comparisons {

    private Comparisons() {}

    static boolean compare(Comparator comparator, JsonNode value, JsonNode operand) {
        return switch (comparator) {
            case STRING_EQUALS -> strings(value, operand, c -> c == 0);
            case STRING_LESS_THAN -> strings(value, operand, c -> c < 0);
            case STRING_GREATER_THAN -> strings(value, operand, c -> c > 0);
            case STRING_LESS_THAN_EQUALS -> strings(value, operand, c -> c <= 0);
            case STRING_GREATER_THAN_EQUALS -> strings(value, operand, c -> c >= 0);
            case STRING_MATCHES ->
                    value.isString() && Wildcards.match(operand.stringValue(), value.stringValue());
            case NUMERIC_EQUALS -> numbers(value, operand, c -> c == 0);
            case NUMERIC_LESS_THAN -> numbers(value, operand, c -> c < 0);
            case NUMERIC_GREATER_THAN -> numbers(value, operand, c -> c > 0);
            case NUMERIC_LESS_THAN_EQUALS -> numbers(value, operand, c -> c <= 0);
            case NUMERIC_GREATER_THAN_EQUALS -> numbers(value, operand, c -> c >= 0);
            case BOOLEAN_EQUALS ->
                    value.isBoolean()
                            && operand.isBoolean()
                            && value.booleanValue() == operand.booleanValue();
            case TIMESTAMP_EQUALS -> timestamps(value, operand, c -> c == 0);
            case TIMESTAMP_LESS_THAN -> timestamps(value, operand, c -> c < 0);
            case TIMESTAMP_GREATER_THAN -> timestamps(value, operand, c -> c > 0);
            case TIMESTAMP_LESS_THAN_EQUALS -> timestamps(value, operand, c -> c <= 0);
            case TIMESTAMP_GREATER_THAN_EQUALS -> timestamps(value, operand, c -> c >= 0);
            case IS_NULL -> value.isNull() == operand.booleanValue();
            case IS_NUMERIC -> value.isNumber() == operand.booleanValue();
            case IS_STRING -> value.isString() == operand.booleanValue();
            case IS_BOOLEAN -> value.isBoolean() == operand.booleanValue();
            case IS_TIMESTAMP -> (timestamp(value) != null) == operand.booleanValue();
            case IS_PRESENT -> operand.booleanValue();
        };
    }

    private static boolean strings(JsonNode value, JsonNode operand, IntPredicate test) {
        return value.isString()
                && operand.isString()
                && test.test(value.stringValue().compareTo(operand.stringValue()));
    }

    /** Exact, whatever the exponents: comparing decimals looks at their magnitudes first. */
    private static boolean numbers(JsonNode value, JsonNode operand, IntPredicate test) {
        return value.isNumber()
                && operand.isNumber()
                && test.test(value.decimalValue().compareTo(operand.decimalValue()));
    }

    private static boolean timestamps(JsonNode value, JsonNode operand, IntPredicate test) {
        OffsetDateTime left = timestamp(value);
        OffsetDateTime right = timestamp(operand);
        return left != null
                && right != null
                && test.test(left.toInstant().compareTo(right.toInstant()));
    }

    private static @Nullable OffsetDateTime timestamp(JsonNode value) {
        if (!value.isString()) {
            return null;
        }
        try {
            return OffsetDateTime.parse(value.stringValue());
        } catch (DateTimeParseException _) {
            return null;
        }
    }
}
