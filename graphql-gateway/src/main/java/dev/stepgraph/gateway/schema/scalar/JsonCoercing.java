package dev.stepgraph.gateway.schema.scalar;

import dev.stepgraph.common.json.InvalidJsonException;
import dev.stepgraph.common.json.JsonText;
import dev.stepgraph.gateway.schema.JsonObject;

import graphql.GraphQLContext;
import graphql.execution.CoercedVariables;
import graphql.language.StringValue;
import graphql.language.Value;
import graphql.schema.Coercing;
import graphql.schema.CoercingParseLiteralException;
import graphql.schema.CoercingParseValueException;
import graphql.schema.CoercingSerializeException;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Locale;

/**
 * JSON: a text on the wire, the value itself in resolvers, and a text again in the answer.
 *
 * <p>A resolver's text that is JSON already is answered as it is, so that a function may answer
 * either the value or its text.
 */
final class JsonCoercing implements Coercing<JsonNode, String> {

    private static final String WORDS = "a valid JSON";

    @Override
    public JsonNode parseValue(Object input, GraphQLContext context, Locale locale) {
        JsonNode value = input instanceof String text ? parse(text) : null;
        if (value == null) {
            throw new CoercingParseValueException(Faults.unparsable(input, WORDS));
        }
        return value;
    }

    @Override
    public JsonNode parseLiteral(
            Value<?> input, CoercedVariables variables, GraphQLContext context, Locale locale) {
        JsonNode value = input instanceof StringValue text ? parse(text.getValue()) : null;
        if (value == null) {
            throw new CoercingParseLiteralException(Faults.unparsable(input, WORDS));
        }
        return value;
    }

    @Override
    public String serialize(Object result, GraphQLContext context, Locale locale) {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        return switch (result) {
            case JsonNode node -> JsonText.write(node);
            case JsonObject object -> object.toString();
            case String text -> parse(text) != null ? text : JsonText.write(nodes.stringNode(text));
            case Boolean flag -> flag.toString();
            case Integer number -> number.toString();
            case Long number -> number.toString();
            case BigInteger number -> number.toString();
            case BigDecimal number -> number.toString();
            case Double number -> JsonText.write(nodes.numberNode(number));
            default -> throw new CoercingSerializeException(Faults.unserializable(result, WORDS));
        };
    }

    @Override
    public Value<?> valueToLiteral(Object input, GraphQLContext context, Locale locale) {
        return StringValue.of(input.toString());
    }

    private static @Nullable JsonNode parse(@Nullable String text) {
        try {
            return text == null ? null : JsonText.parse(text);
        } catch (InvalidJsonException e) {
            return null;
        }
    }
}
