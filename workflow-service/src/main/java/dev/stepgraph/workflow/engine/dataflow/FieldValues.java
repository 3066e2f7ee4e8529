package dev.stepgraph.workflow.engine.dataflow;

import dev.stepgraph.workflow.asl.model.ErrorName;
import dev.stepgraph.workflow.asl.model.FieldValue;
import dev.stepgraph.workflow.asl.model.FieldValue.Computed;
import dev.stepgraph.workflow.asl.model.FieldValue.Literal;
import dev.stepgraph.workflow.asl.path.EvaluationFailure;
import dev.stepgraph.workflow.asl.path.EvaluationScope;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

/** The values of fields that have a path form; AWS's wording where a value does not fit. */
public final class FieldValues {

    private FieldValues() {}

    /**
     * A number of seconds, 0 or more.
     *
     * @throws EvaluationFailure if the value is not an integer, or negative
     */
    public static long seconds(FieldValue<Long> field, EvaluationScope scope) {
        return switch (field) {
            case Literal<Long> literal -> literal.value();
            case Computed<Long> computed -> {
                JsonNode value = value(computed, scope);
                if (!integral(value)) {
                    throw runtime(
                            "The %s parameter cannot be parsed as a long value: %s == %s"
                                    .formatted(
                                            computed.field(),
                                            computed.expression().text(),
                                            shown(value)));
                }
                if (value.asLong() < 0) {
                    throw runtime(
                            "The %s parameter references a negative value: %s == %s"
                                    .formatted(
                                            computed.field(),
                                            computed.expression().text(),
                                            shown(value)));
                }
                yield value.asLong();
            }
        };
    }

    /** The same, or null where the field is absent. */
    public static @Nullable Long optionalSeconds(
            @Nullable FieldValue<Long> field, EvaluationScope scope) {
        return field == null ? null : Long.valueOf(seconds(field, scope));
    }

    /**
     * A count, 0 or more.
     *
     * @throws EvaluationFailure if the value is not an integer, or negative
     */
    public static long count(FieldValue<Long> field, EvaluationScope scope) {
        return switch (field) {
            case Literal<Long> literal -> literal.value();
            case Computed<Long> computed -> {
                JsonNode value = value(computed, scope);
                if (!integral(value)) {
                    throw unfit(computed, value, "integer");
                }
                if (value.asLong() < 0) {
                    throw runtime(
                            "%s cannot be negative.".formatted(withoutPath(computed.field())));
                }
                yield value.asLong();
            }
        };
    }

    /**
     * A percentage, 0 to 100.
     *
     * @throws EvaluationFailure if the value is no number in that range
     */
    public static double percentage(FieldValue<Double> field, EvaluationScope scope) {
        return switch (field) {
            case Literal<Double> literal -> literal.value();
            case Computed<Double> computed -> {
                JsonNode value = value(computed, scope);
                if (!value.isNumber()) {
                    throw unfit(computed, value, "float");
                }
                double percentage = value.asDouble();
                if (percentage < 0 || percentage > 100) {
                    throw runtime(
                            "%s must be between 0 and 100."
                                    .formatted(withoutPath(computed.field())));
                }
                yield percentage;
            }
        };
    }

    /**
     * A text.
     *
     * @throws EvaluationFailure if the value is not a string
     */
    public static String text(FieldValue<String> field, EvaluationScope scope) {
        return switch (field) {
            case Literal<String> literal -> literal.value();
            case Computed<String> computed -> {
                JsonNode value = value(computed, scope);
                if (!value.isString()) {
                    throw unfit(computed, value, "string");
                }
                yield value.stringValue();
            }
        };
    }

    /** A value as messages show it: strings as they are, everything else as JSON. */
    public static String shown(JsonNode value) {
        return value.isString() ? value.stringValue() : value.toString();
    }

    /** A failure that nothing can catch. */
    public static EvaluationFailure runtime(String cause) {
        return new EvaluationFailure(ErrorName.RUNTIME, cause);
    }

    private static JsonNode value(Computed<?> computed, EvaluationScope scope) {
        return computed.expression().evaluateField(computed.field(), scope);
    }

    private static boolean integral(JsonNode value) {
        return value.isIntegralNumber() && value.canConvertToLong();
    }

    private static EvaluationFailure unfit(Computed<?> computed, JsonNode value, String type) {
        return runtime(
                "The %s field refers to value \"%s\" which is not a valid %s: %s"
                        .formatted(
                                computed.field(),
                                shown(value),
                                type,
                                computed.expression().text()));
    }

    private static String withoutPath(String field) {
        return field.endsWith("Path") ? field.substring(0, field.length() - 4) : field;
    }
}
