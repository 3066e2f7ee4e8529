package dev.stepgraph.gateway.schema.scalar;

import com.google.re2j.Pattern;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.BigInteger;

/** Which values of its base a custom scalar has; an absent bound admits everything. */
record ValueRange(
        @Nullable Pattern pattern,
        @Nullable Integer minLength,
        @Nullable Integer maxLength,
        @Nullable BigDecimal minimum,
        @Nullable BigDecimal maximum) {

    boolean contains(Object value) {
        return switch (value) {
            case String text -> containsText(text);
            case Integer number -> containsNumber(BigDecimal.valueOf(number));
            case Long number -> containsNumber(BigDecimal.valueOf(number));
            case BigInteger number -> containsNumber(new BigDecimal(number));
            case BigDecimal number -> containsNumber(number);
            case Double number -> !number.isNaN() && containsNumber(BigDecimal.valueOf(number));
            default -> true;
        };
    }

    private boolean containsText(String text) {
        int length = text.codePointCount(0, text.length());
        return (minLength == null || length >= minLength)
                && (maxLength == null || length <= maxLength)
                && (pattern == null || pattern.matches(text));
    }

    private boolean containsNumber(BigDecimal number) {
        return (minimum == null || number.compareTo(minimum) >= 0)
                && (maximum == null || number.compareTo(maximum) <= 0);
    }
}
