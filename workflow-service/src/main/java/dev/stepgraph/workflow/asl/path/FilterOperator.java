package dev.stepgraph.workflow.asl.path;

import dev.stepgraph.common.json.JsonEquality;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.math.BigDecimal;
import java.util.function.BiPredicate;
import java.util.function.IntPredicate;

/** The comparisons of filters. */
enum FilterOperator {
    IDENTICAL("===", FilterOperator::areIdentical),
    NOT_IDENTICAL("!==", (left, right, budget) -> !areIdentical(left, right, budget)),
    EQUAL("==", FilterOperator::areEqual),
    NOT_EQUAL("!=", (left, right, budget) -> !areEqual(left, right, budget)),
    LESS("<", ordered(order -> order < 0)),
    LESS_OR_EQUAL("<=", ordered(order -> order <= 0)),
    GREATER(">", ordered(order -> order > 0)),
    GREATER_OR_EQUAL(">=", ordered(order -> order >= 0)),
    IN("in", FilterOperator::isElement),
    NOT_IN("nin", (left, right, budget) -> !isElement(left, right, budget)),
    CONTAINS("contains", FilterOperator::contains),
    SUBSET_OF("subsetof", shared(Integer::equals)),
    ANY_OF("anyof", shared((shared, _) -> shared > 0)),
    NONE_OF("noneof", shared((shared, _) -> shared == 0)),
    SIZE("size", (left, right, _) -> right.isInt() && right.intValue() == size(left)),
    EMPTY("empty", (left, right, _) -> isSized(left) && isTruth(right, size(left) == 0));

    private final String text;
    private final Comparison comparison;

    FilterOperator(String text, Comparison comparison) {
        this.text = text;
        this.comparison = comparison;
    }

    String text() {
        return text;
    }

    /** Whether it holds; a value that is missing equals nothing and is an element of nothing. */
    boolean holds(@Nullable JsonNode left, @Nullable JsonNode right, WorkBudget budget) {
        if (left == null || right == null) {
            return this == NOT_EQUAL || this == NOT_IDENTICAL || this == NOT_IN;
        }
        return comparison.holds(left, right, budget);
    }

    private static Comparison ordered(IntPredicate order) {
        return (left, right, _) -> {
            if (left.isNumber() && right.isNumber()) {
                return order.test(JsonEquality.compareNumbers(left, right));
            }
            return left.isString()
                    && right.isString()
                    && order.test(left.stringValue().compareTo(right.stringValue()));
        };
    }

    private static Comparison shared(BiPredicate<Integer, Integer> ofSize) {
        return (left, right, budget) ->
                left.isArray()
                        && right.isArray()
                        && ofSize.test(shared(left, right, budget), left.size());
    }

    /** A number and a string are compared as what stands on the left. */
    private static boolean areEqual(JsonNode left, JsonNode right, WorkBudget budget) {
        budget.spend(1);
        if (left.isNumber() && right.isString()) {
            return isThatNumber(left, right.stringValue());
        }
        if (left.isString() && right.isNumber()) {
            return left.stringValue().equals(right.numberValue().toString());
        }
        return areIdentical(left, right, budget);
    }

    private static boolean areIdentical(JsonNode left, JsonNode right, WorkBudget budget) {
        if (left.isContainer() && left.size() == right.size()) {
            budget.spendOn(left);
        }
        return JsonEquality.equal(left, right);
    }

    private static boolean isThatNumber(JsonNode number, String text) {
        if (text.length() > 100) {
            return false;
        }
        try {
            return number.decimalValue().compareTo(new BigDecimal(text)) == 0;
        } catch (NumberFormatException _) {
            return false;
        }
    }

    private static boolean contains(JsonNode left, JsonNode right, WorkBudget budget) {
        if (left.isString() && right.isString()) {
            budget.spend(left.stringValue().length());
            return left.stringValue().contains(right.stringValue());
        }
        return isElement(right, left, budget);
    }

    private static boolean isElement(JsonNode value, JsonNode array, WorkBudget budget) {
        if (!array.isArray()) {
            return false;
        }
        for (JsonNode element : array) {
            if (areEqual(value, element, budget)) {
                return true;
            }
        }
        return false;
    }

    private static int shared(JsonNode left, JsonNode right, WorkBudget budget) {
        int shared = 0;
        for (JsonNode element : left) {
            if (isElement(element, right, budget)) {
                shared++;
            }
        }
        return shared;
    }

    private static int size(JsonNode value) {
        if (value.isString()) {
            return value.stringValue().length();
        }
        return value.isArray() ? value.size() : -1;
    }

    private static boolean isSized(JsonNode value) {
        return value.isString() || value.isArray();
    }

    private static boolean isTruth(JsonNode value, boolean truth) {
        return value.isBoolean() && value.booleanValue() == truth;
    }

    /** A comparison of two values that exist. */
    @FunctionalInterface
    private interface Comparison {

        boolean holds(JsonNode left, JsonNode right, WorkBudget budget);
    }
}
