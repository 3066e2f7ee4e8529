package dev.stepgraph.gateway.subscription;

import dev.stepgraph.common.json.JsonEquality;

import tools.jackson.databind.JsonNode;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.IntPredicate;

/** The operators of enhanced filters, named as AppSync names them. */
enum FilterOperator {
    EQ("eq", JsonEquality::equal),
    NE("ne", (value, operand) -> !JsonEquality.equal(value, operand)),
    LE("le", (value, operand) -> compares(value, operand, order -> order <= 0)),
    LT("lt", (value, operand) -> compares(value, operand, order -> order < 0)),
    GE("ge", (value, operand) -> compares(value, operand, order -> order >= 0)),
    GT("gt", (value, operand) -> compares(value, operand, order -> order > 0)),
    CONTAINS("contains", FilterOperator::contains),
    NOT_CONTAINS("notContains", (value, operand) -> !contains(value, operand)),
    BEGINS_WITH("beginsWith", FilterOperator::beginsWith),
    IN("in", (value, operand) -> contains(operand, value)),
    NOT_IN("notIn", (value, operand) -> !contains(operand, value)),
    BETWEEN("between", FilterOperator::between),
    CONTAINS_ANY("containsAny", FilterOperator::containsAny);

    private final String text;
    private final BiPredicate<JsonNode, JsonNode> test;

    FilterOperator(String text, BiPredicate<JsonNode, JsonNode> test) {
        this.text = text;
        this.test = test;
    }

    /** The operator of that name. */
    static Optional<FilterOperator> of(String text) {
        return Arrays.stream(values()).filter(each -> each.text.equals(text)).findFirst();
    }

    /** Whether it holds between a payload's value and what the filter says. */
    boolean holds(JsonNode value, JsonNode operand) {
        return test.test(value, operand);
    }

    /** Whether it is followed by several values. */
    boolean takesList() {
        return this == IN || this == NOT_IN || this == BETWEEN || this == CONTAINS_ANY;
    }

    private static boolean compares(JsonNode value, JsonNode operand, IntPredicate order) {
        if (value.isNumber() && operand.isNumber()) {
            return order.test(JsonEquality.compareNumbers(value, operand));
        }
        return value.isString()
                && operand.isString()
                && order.test(value.stringValue().compareTo(operand.stringValue()));
    }

    private static boolean contains(JsonNode whole, JsonNode part) {
        if (whole.isString() && part.isString()) {
            return whole.stringValue().contains(part.stringValue());
        }
        return whole.isArray()
                && whole.valueStream().anyMatch(element -> JsonEquality.equal(element, part));
    }

    private static boolean beginsWith(JsonNode value, JsonNode operand) {
        return value.isString()
                && operand.isString()
                && value.stringValue().startsWith(operand.stringValue());
    }

    private static boolean between(JsonNode value, JsonNode bounds) {
        return bounds.size() == 2
                && GE.holds(value, bounds.get(0))
                && LE.holds(value, bounds.get(1));
    }

    private static boolean containsAny(JsonNode value, JsonNode operands) {
        return operands.valueStream().anyMatch(operand -> contains(value, operand));
    }
}
