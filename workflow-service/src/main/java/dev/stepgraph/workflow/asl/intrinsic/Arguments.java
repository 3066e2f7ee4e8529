package dev.stepgraph.workflow.asl.intrinsic;

import dev.stepgraph.workflow.asl.path.EvaluationScope;
import dev.stepgraph.workflow.asl.path.WorkBudget;

import tools.jackson.databind.JsonNode;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.random.RandomGenerator;

/** The values of a call's arguments. Each accessor refuses a value of another type. */
final class Arguments {

    private static final BigDecimal HALF = new BigDecimal("0.5");

    private final String function;
    private final JsonNode[] values;
    private final EvaluationScope scope;

    Arguments(String function, JsonNode[] values, EvaluationScope scope) {
        this.function = function;
        this.values = values;
        this.scope = scope;
    }

    /** Refuses another number of arguments. */
    void expect(int least, int most) {
        if (values.length < least || values.length > most) {
            throw invalid();
        }
    }

    int count() {
        return values.length;
    }

    RandomGenerator chance() {
        return scope.chance();
    }

    WorkBudget budget() {
        return scope.budget();
    }

    JsonNode any(int index) {
        return values[index];
    }

    JsonNode array(int index) {
        if (!values[index].isArray()) {
            throw invalid();
        }
        return values[index];
    }

    JsonNode object(int index) {
        if (!values[index].isObject()) {
            throw invalid();
        }
        return values[index];
    }

    String text(int index) {
        if (!values[index].isString()) {
            throw invalid();
        }
        String text = values[index].stringValue();
        budget().spend(1 + text.length() / 4);
        return text;
    }

    /** A text of at most so many characters. */
    String text(int index, int mostCharacters) {
        String text = text(index);
        if (text.codePointCount(0, text.length()) > mostCharacters) {
            throw invalid();
        }
        return text;
    }

    /** A number without its fraction; AWS cuts where its documents say that it rounds. */
    int truncated(int index) {
        return integer(index, BigDecimal.ZERO, RoundingMode.DOWN);
    }

    /** A number rounded to the nearest integer, halves upwards. */
    int rounded(int index) {
        return integer(index, HALF, RoundingMode.FLOOR);
    }

    /** That the function has no value for its arguments. */
    InvalidArgumentsException invalid() {
        return new InvalidArgumentsException("Invalid arguments in " + function);
    }

    InvalidArgumentsException invalid(String problem) {
        return new InvalidArgumentsException("Invalid arguments in " + function + ": " + problem);
    }

    /** Looks at the number's magnitude first: an exponent must not become digits. */
    private int integer(int index, BigDecimal shift, RoundingMode rounding) {
        JsonNode value = values[index];
        if (value.isInt()) {
            return value.intValue();
        }
        if (!value.isNumber()) {
            throw invalid();
        }
        BigDecimal number = value.decimalValue();
        int magnitude = number.precision() - number.scale();
        if (magnitude > 11) {
            throw invalid();
        }
        if (magnitude < 0) {
            return 0;
        }
        long integer = number.add(shift).setScale(0, rounding).longValue();
        if (integer != (int) integer) {
            throw invalid();
        }
        return (int) integer;
    }
}
