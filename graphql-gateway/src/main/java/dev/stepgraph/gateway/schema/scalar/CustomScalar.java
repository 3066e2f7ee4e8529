package dev.stepgraph.gateway.schema.scalar;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;

import graphql.Scalars;
import graphql.schema.GraphQLScalarType;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;

/**
 * A scalar of a schema's own: one of GraphQL's five with a narrower set of values.
 *
 * <pre>{@code
 * scalar Isbn @scalar(pattern: "(97[89])?[0-9]{9}[0-9X]", maxLength: 13)
 * scalar Percent @scalar(base: "Float", minimum: 0, maximum: 100)
 * }</pre>
 *
 * @param name as the schema writes it
 * @param base the scalar whose values these are: {@code String} (the default), {@code ID}, {@code
 *     Int}, {@code Float} or {@code Boolean}
 * @param pattern a regular expression (RE2) that the whole text matches
 * @param minLength the fewest characters of a text
 * @param maxLength the most characters of a text
 * @param minimum the least number
 * @param maximum the greatest number
 * @param description for introspection
 */
public record CustomScalar(
        String name,
        @Nullable String base,
        @Nullable String pattern,
        @Nullable Integer minLength,
        @Nullable Integer maxLength,
        @Nullable BigDecimal minimum,
        @Nullable BigDecimal maximum,
        @Nullable String description) {

    /**
     * The type.
     *
     * @throws IllegalArgumentException when an argument has no meaning; the message says which
     */
    public GraphQLScalarType type() {
        ValueRange range =
                new ValueRange(compiledPattern(), minLength, maxLength, minimum, maximum);
        GraphQLScalarType.Builder type =
                GraphQLScalarType.newScalar()
                        .name(name)
                        .coercing(
                                new ConstrainedCoercing(
                                        baseType().getCoercing(), "a valid " + name, range));
        if (description != null) {
            type.description(description);
        }
        return type.build();
    }

    private GraphQLScalarType baseType() {
        return switch (base == null ? "String" : base) {
            case "String" -> Scalars.GraphQLString;
            case "ID" -> Scalars.GraphQLID;
            case "Int" -> Scalars.GraphQLInt;
            case "Float" -> Scalars.GraphQLFloat;
            case "Boolean" -> Scalars.GraphQLBoolean;
            default ->
                    throw new IllegalArgumentException(
                            "The base of scalar '"
                                    + name
                                    + "' must be String, ID, Int, Float or Boolean");
        };
    }

    private @Nullable Pattern compiledPattern() {
        try {
            return pattern == null ? null : Pattern.compile(pattern, Pattern.DOTALL);
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException(
                    "The pattern of scalar '" + name + "' is not one: " + e.getDescription(), e);
        }
    }
}
