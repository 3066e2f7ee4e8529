package dev.stepgraph.gateway.schema.scalar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import graphql.GraphQLContext;
import graphql.schema.CoercingParseValueException;
import graphql.schema.CoercingSerializeException;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.util.Locale;

class CustomScalarTest {

    @Test
    void takesWhatThePatternMatchesWhole() {
        // given
        CustomScalar isbn = text("[0-9]{9}[0-9X]", null, null);

        // when, then
        assertThat(parse(isbn, "123456789X")).isEqualTo("123456789X");
        assertThatThrownBy(() -> parse(isbn, "x123456789X"))
                .isInstanceOf(CoercingParseValueException.class)
                .hasMessage("Unable to parse `x123456789X` as a valid Scalar.");
        assertThatThrownBy(() -> serialize(isbn, "1"))
                .isInstanceOf(CoercingSerializeException.class);
        assertThatThrownBy(() -> parse(isbn, 1234567890))
                .isInstanceOf(CoercingParseValueException.class);
    }

    @Test
    void matchesCostlyPatternsInLinearTime() {
        // given
        CustomScalar scalar = text("(a+)+b", null, null);

        // when, then
        assertThatThrownBy(() -> parse(scalar, "a".repeat(100_000)))
                .isInstanceOf(CoercingParseValueException.class);
    }

    @Test
    void keepsWithinLengths() {
        // given
        CustomScalar scalar = text(null, 2, 3);

        // when, then
        assertThat(parse(scalar, "ab")).isEqualTo("ab");
        assertThat(parse(scalar, "😀😀😀")).isEqualTo("😀😀😀");
        assertThatThrownBy(() -> parse(scalar, "a"))
                .isInstanceOf(CoercingParseValueException.class);
        assertThatThrownBy(() -> parse(scalar, "abcd"))
                .isInstanceOf(CoercingParseValueException.class);
    }

    @Test
    void keepsWithinBounds() {
        // given
        CustomScalar percent = number("Float", "0", "100");
        CustomScalar positive = number("Int", "1", null);

        // when, then
        assertThat(parse(percent, 99.5)).isEqualTo(99.5);
        assertThat(parse(positive, 1)).isEqualTo(1);
        assertThatThrownBy(() -> parse(percent, 100.01))
                .isInstanceOf(CoercingParseValueException.class);
        assertThatThrownBy(() -> parse(positive, 0))
                .isInstanceOf(CoercingParseValueException.class);
    }

    @Test
    void refusesArgumentsWithoutMeaning() {
        assertThatThrownBy(() -> text("(", null, null).type())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("pattern");
        assertThatThrownBy(() -> number("Long", null, null).type())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("base");
    }

    private static CustomScalar text(
            @Nullable String pattern, @Nullable Integer minLength, @Nullable Integer maxLength) {
        return new CustomScalar("Scalar", null, pattern, minLength, maxLength, null, null, null);
    }

    private static CustomScalar number(
            String base, @Nullable String minimum, @Nullable String maximum) {
        return new CustomScalar(
                "Scalar", base, null, null, null, decimal(minimum), decimal(maximum), null);
    }

    private static @Nullable BigDecimal decimal(@Nullable String text) {
        return text == null ? null : new BigDecimal(text);
    }

    private static @Nullable Object parse(CustomScalar scalar, Object value) {
        return scalar.type()
                .getCoercing()
                .parseValue(value, GraphQLContext.getDefault(), Locale.ENGLISH);
    }

    private static @Nullable Object serialize(CustomScalar scalar, Object value) {
        return scalar.type()
                .getCoercing()
                .serialize(value, GraphQLContext.getDefault(), Locale.ENGLISH);
    }
}
