package dev.stepgraph.gateway.schema;

import dev.stepgraph.gateway.registry.SchemaProblem;
import dev.stepgraph.gateway.schema.directive.AppSyncDirectives;

import graphql.language.Argument;
import graphql.language.ArrayValue;
import graphql.language.Directive;
import graphql.language.FieldDefinition;
import graphql.language.ObjectTypeDefinition;
import graphql.language.StringValue;
import graphql.language.Value;
import graphql.schema.idl.TypeDefinitionRegistry;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@code @aws_subscribe} stands on fields of the subscription type and names mutations. */
public final class SubscriptionsNameMutations {

    private SubscriptionsNameMutations() {}

    /**
     * The mutations that feed each subscription field, by the field's name; fields without the
     * directive are fed by none.
     *
     * @throws InvalidSchemaException when the text is no SDL
     */
    public static Map<String, Set<String>> read(String sdl) {
        TypeDefinitionRegistry registry = SchemaSource.parse(sdl);
        Map<String, Set<String>> mutations = new LinkedHashMap<>();
        for (FieldDefinition field : fields(registry, RootTypes.of(registry).subscription())) {
            Set<String> named =
                    field.getDirectives(AppSyncDirectives.SUBSCRIBE).stream()
                            .flatMap(directive -> named(directive).stream())
                            .collect(Collectors.toUnmodifiableSet());
            mutations.put(field.getName(), named);
        }
        return mutations;
    }

    static List<SchemaProblem> check(TypeDefinitionRegistry registry) {
        Set<String> mutations =
                fields(registry, RootTypes.of(registry).mutation()).stream()
                        .map(FieldDefinition::getName)
                        .collect(Collectors.toSet());
        List<SchemaProblem> faults = new ArrayList<>();
        for (FieldDefinition field : fields(registry, RootTypes.of(registry).subscription())) {
            for (Directive directive : field.getDirectives(AppSyncDirectives.SUBSCRIBE)) {
                named(directive).stream()
                        .filter(name -> !mutations.contains(name))
                        .map(name -> "There is no mutation '" + name + "' to subscribe to")
                        .map(text -> SchemaFaults.at(text, directive.getSourceLocation()))
                        .forEach(faults::add);
            }
        }
        return faults;
    }

    private static List<FieldDefinition> fields(TypeDefinitionRegistry registry, String typeName) {
        Stream<ObjectTypeDefinition> type =
                Stream.ofNullable(registry.getTypeOrNull(typeName, ObjectTypeDefinition.class));
        Stream<ObjectTypeDefinition> extensions =
                registry.objectTypeExtensions().getOrDefault(typeName, List.of()).stream()
                        .map(extension -> (ObjectTypeDefinition) extension);
        return Stream.concat(type, extensions)
                .flatMap(definition -> definition.getFieldDefinitions().stream())
                .toList();
    }

    private static List<String> named(Directive directive) {
        Argument argument = directive.getArgument("mutations");
        Value<?> value = argument == null ? null : argument.getValue();
        return switch (value) {
            case ArrayValue list ->
                    list.getValues().stream()
                            .filter(StringValue.class::isInstance)
                            .map(name -> ((StringValue) name).getValue())
                            .toList();
            case StringValue name -> List.of(name.getValue());
            case null, default -> List.of();
        };
    }
}
