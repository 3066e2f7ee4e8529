package dev.stepgraph.gateway.schema;

import dev.stepgraph.gateway.registry.SchemaProblem;
import dev.stepgraph.gateway.schema.directive.AppSyncDirectives;
import dev.stepgraph.gateway.schema.scalar.AwsScalars;
import dev.stepgraph.gateway.schema.scalar.CustomScalar;

import graphql.language.Argument;
import graphql.language.Directive;
import graphql.language.FloatValue;
import graphql.language.IntValue;
import graphql.language.ScalarTypeDefinition;
import graphql.language.StringValue;
import graphql.language.Value;
import graphql.schema.GraphQLScalarType;
import graphql.schema.idl.ScalarInfo;
import graphql.schema.idl.TypeDefinitionRegistry;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the scalars that a schema declares: those with {@code @scalar}. */
final class DeclaredScalars {

    private static final int MAX_DIGITS = 40;

    private final List<GraphQLScalarType> types = new ArrayList<>();
    private final List<SchemaProblem> faults = new ArrayList<>();

    DeclaredScalars(TypeDefinitionRegistry registry) {
        registry.scalars().values().stream()
                .filter(scalar -> !isKnown(scalar.getName()))
                .forEach(this::read);
    }

    List<GraphQLScalarType> types() {
        return types;
    }

    List<SchemaProblem> faults() {
        return faults;
    }

    private static boolean isKnown(String name) {
        return ScalarInfo.isGraphqlSpecifiedScalar(name) || AwsScalars.types().containsKey(name);
    }

    private void read(ScalarTypeDefinition scalar) {
        List<Directive> directives = scalar.getDirectives(AppSyncDirectives.SCALAR);
        if (directives.isEmpty()) {
            fault(scalar, "Scalar '" + scalar.getName() + "' needs the directive @scalar");
            return;
        }
        try {
            types.add(custom(scalar, directives.getFirst()).type());
        } catch (IllegalArgumentException e) {
            fault(scalar, String.valueOf(e.getMessage()));
        }
    }

    private void fault(ScalarTypeDefinition scalar, String message) {
        faults.add(SchemaFaults.at(message, scalar.getSourceLocation()));
    }

    private static CustomScalar custom(ScalarTypeDefinition scalar, Directive directive) {
        String description = text(directive, "description");
        if (description == null && scalar.getDescription() != null) {
            description = scalar.getDescription().getContent();
        }
        return new CustomScalar(
                scalar.getName(),
                text(directive, "base"),
                text(directive, "pattern"),
                count(directive, "minLength"),
                count(directive, "maxLength"),
                number(directive, "minimum"),
                number(directive, "maximum"),
                description);
    }

    private static Optional<Value<?>> value(Directive directive, String name) {
        return Optional.ofNullable(directive.getArgument(name)).map(Argument::getValue);
    }

    private static @Nullable String text(Directive directive, String name) {
        return value(directive, name)
                .filter(StringValue.class::isInstance)
                .map(value -> ((StringValue) value).getValue())
                .orElse(null);
    }

    private static @Nullable Integer count(Directive directive, String name) {
        BigDecimal number = number(directive, name);
        return number == null ? null : (Integer) number.intValue();
    }

    private static @Nullable BigDecimal number(Directive directive, String name) {
        BigDecimal number =
                value(directive, name)
                        .map(value ->
                                switch (value) {
                                    case IntValue whole -> new BigDecimal(whole.getValue());
                                    case FloatValue fraction -> fraction.getValue();
                                    default -> null;
                                })
                        .orElse(null);
        if (number != null
                && (number.precision() > MAX_DIGITS
                        || Math.abs((long) number.scale()) > MAX_DIGITS)) {
            throw new IllegalArgumentException(
                    "The argument '" + name + "' of @scalar is too large");
        }
        return number;
    }
}
