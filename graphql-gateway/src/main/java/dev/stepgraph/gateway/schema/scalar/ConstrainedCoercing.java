package dev.stepgraph.gateway.schema.scalar;

import graphql.GraphQLContext;
import graphql.execution.CoercedVariables;
import graphql.language.Value;
import graphql.schema.Coercing;
import graphql.schema.CoercingParseLiteralException;
import graphql.schema.CoercingParseValueException;
import graphql.schema.CoercingSerializeException;

import org.jspecify.annotations.Nullable;

import java.util.Locale;

/** Another scalar's coercing, of whose values only some are taken, both ways. */
final class ConstrainedCoercing implements Coercing<Object, Object> {

    private final Coercing<?, ?> base;
    private final String words;
    private final ValueRange range;

    ConstrainedCoercing(Coercing<?, ?> base, String words, ValueRange range) {
        this.base = base;
        this.words = words;
        this.range = range;
    }

    @Override
    public Object parseValue(Object input, GraphQLContext context, Locale locale) {
        @Nullable Object value = base.parseValue(input, context, locale);
        if (value == null || !range.contains(value)) {
            throw new CoercingParseValueException(Faults.unparsable(input, words));
        }
        return value;
    }

    @Override
    public Object parseLiteral(
            Value<?> input, CoercedVariables variables, GraphQLContext context, Locale locale) {
        @Nullable Object value = base.parseLiteral(input, variables, context, locale);
        if (value == null || !range.contains(value)) {
            throw new CoercingParseLiteralException(Faults.unparsable(input, words));
        }
        return value;
    }

    @Override
    public Object serialize(Object result, GraphQLContext context, Locale locale) {
        @Nullable Object value = base.serialize(result, context, locale);
        if (value == null || !range.contains(value)) {
            throw new CoercingSerializeException(Faults.unserializable(result, words));
        }
        return value;
    }

    @Override
    public Value<?> valueToLiteral(Object input, GraphQLContext context, Locale locale) {
        return base.valueToLiteral(input, context, locale);
    }
}
