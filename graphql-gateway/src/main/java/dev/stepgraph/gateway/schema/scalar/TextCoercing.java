package dev.stepgraph.gateway.schema.scalar;

import graphql.GraphQLContext;
import graphql.execution.CoercedVariables;
import graphql.language.StringValue;
import graphql.language.Value;
import graphql.schema.Coercing;
import graphql.schema.CoercingParseLiteralException;
import graphql.schema.CoercingParseValueException;
import graphql.schema.CoercingSerializeException;

import java.util.Locale;

/** A scalar that is a text of some form, on its way in and on its way out. */
final class TextCoercing implements Coercing<String, String> {

    private final TextFormat format;

    TextCoercing(TextFormat format) {
        this.format = format;
    }

    @Override
    public String parseValue(Object input, GraphQLContext context, Locale locale) {
        if (input instanceof String text && format.check().accepts(text)) {
            return text;
        }
        throw new CoercingParseValueException(Faults.unparsable(input, format.words()));
    }

    @Override
    public String parseLiteral(
            Value<?> input, CoercedVariables variables, GraphQLContext context, Locale locale) {
        String text = input instanceof StringValue literal ? literal.getValue() : null;
        if (text != null && format.check().accepts(text)) {
            return text;
        }
        throw new CoercingParseLiteralException(Faults.unparsable(input, format.words()));
    }

    @Override
    public String serialize(Object result, GraphQLContext context, Locale locale) {
        if (result instanceof String text && format.check().accepts(text)) {
            return text;
        }
        throw new CoercingSerializeException(Faults.unserializable(result, format.words()));
    }

    @Override
    public Value<?> valueToLiteral(Object input, GraphQLContext context, Locale locale) {
        return StringValue.of(input.toString());
    }
}
