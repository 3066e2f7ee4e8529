package dev.stepgraph.gateway.schema.scalar;

import graphql.GraphQLContext;
import graphql.execution.CoercedVariables;
import graphql.language.Value;
import graphql.schema.Coercing;
import graphql.schema.CoercingParseValueException;

import org.jspecify.annotations.Nullable;

import java.math.BigInteger;
import java.util.Locale;

/** An ID that is sent as an object or a list is none, whatever its text would be. */
final class IdCoercing implements Coercing<Object, Object> {

    private final Coercing<?, ?> base;

    IdCoercing(Coercing<?, ?> base) {
        this.base = base;
    }

    @Override
    public @Nullable Object parseValue(Object input, GraphQLContext context, Locale locale) {
        return switch (input) {
            case String text -> text;
            case Integer number -> number.toString();
            case Long number -> number.toString();
            case BigInteger number -> number.toString();
            default ->
                    throw new CoercingParseValueException(Faults.unparsable(input, "a valid ID"));
        };
    }

    @Override
    public @Nullable Object parseLiteral(
            Value<?> input, CoercedVariables variables, GraphQLContext context, Locale locale) {
        return base.parseLiteral(input, variables, context, locale);
    }

    @Override
    public @Nullable Object serialize(Object result, GraphQLContext context, Locale locale) {
        return base.serialize(result, context, locale);
    }

    @Override
    public Value<?> valueToLiteral(Object input, GraphQLContext context, Locale locale) {
        return base.valueToLiteral(input, context, locale);
    }
}
