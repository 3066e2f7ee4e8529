package dev.stepgraph.gateway.schema.scalar;

import graphql.GraphQLContext;
import graphql.execution.CoercedVariables;
import graphql.language.IntValue;
import graphql.language.Value;
import graphql.schema.Coercing;
import graphql.schema.CoercingParseLiteralException;
import graphql.schema.CoercingParseValueException;
import graphql.schema.CoercingSerializeException;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Locale;

/** Seconds before or after 1970-01-01T00:00Z, as a whole number of 64 bits. */
final class TimestampCoercing implements Coercing<Long, Long> {

    private static final String WORDS = "a valid timestamp";

    /** The digits that a number of 64 bits has at most, with a sign and a fraction of zeros. */
    private static final int MAX_PRECISION = 40;

    @Override
    public Long parseValue(Object input, GraphQLContext context, Locale locale) {
        Long seconds = input instanceof Number number ? whole(number) : null;
        if (seconds == null) {
            throw new CoercingParseValueException(Faults.unparsable(input, WORDS));
        }
        return seconds;
    }

    @Override
    public Long parseLiteral(
            Value<?> input, CoercedVariables variables, GraphQLContext context, Locale locale) {
        Long seconds = input instanceof IntValue number ? whole(number.getValue()) : null;
        if (seconds == null) {
            throw new CoercingParseLiteralException(Faults.unparsable(input, WORDS));
        }
        return seconds;
    }

    @Override
    public Long serialize(Object result, GraphQLContext context, Locale locale) {
        Long seconds =
                switch (result) {
                    case Number number -> whole(number);
                    case String text -> whole(text);
                    default -> null;
                };
        if (seconds == null) {
            throw new CoercingSerializeException(Faults.unserializable(result, WORDS));
        }
        return seconds;
    }

    @Override
    public Value<?> valueToLiteral(Object input, GraphQLContext context, Locale locale) {
        return IntValue.newIntValue(new BigInteger(input.toString())).build();
    }

    private static @Nullable Long whole(String text) {
        try {
            return text.length() > MAX_PRECISION ? null : (Long) Long.parseLong(text);
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private static @Nullable Long whole(Number number) {
        return switch (number) {
            case Integer small -> small.longValue();
            case Long seconds -> seconds;
            case BigInteger large ->
                    large.bitLength() < Long.SIZE ? (Long) large.longValue() : null;
            case BigDecimal decimal -> whole(decimal);
            case Double fraction -> whole(new BigDecimal(fraction));
            default -> null;
        };
    }

    private static @Nullable Long whole(BigDecimal decimal) {
        if (decimal.precision() > MAX_PRECISION
                || Math.abs((long) decimal.scale()) > MAX_PRECISION) {
            return null;
        }
        try {
            return decimal.longValueExact();
        } catch (ArithmeticException e) {
            return null;
        }
    }
}
