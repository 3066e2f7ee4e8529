package dev.stepgraph.gateway.schema;

import dev.stepgraph.gateway.registry.SchemaProblem;

import graphql.language.Node;
import graphql.language.SDLDefinition;
import graphql.language.TypeName;
import graphql.schema.idl.TypeDefinitionRegistry;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Every type that is named is defined; the problem stands where it is named. */
final class TypesAreDefined {

    private final TypeDefinitionRegistry registry;
    private final List<SchemaProblem> problems = new ArrayList<>();

    private TypesAreDefined(TypeDefinitionRegistry registry) {
        this.registry = registry;
    }

    static List<SchemaProblem> check(TypeDefinitionRegistry registry) {
        TypesAreDefined rule = new TypesAreDefined(registry);
        definitions(registry).forEach(rule::visit);
        return rule.problems;
    }

    private static Stream<SDLDefinition<?>> definitions(TypeDefinitionRegistry registry) {
        List<SDLDefinition<?>> definitions = new ArrayList<>();
        registry.types().values().forEach(definitions::add);
        registry.objectTypeExtensions().values().forEach(definitions::addAll);
        registry.interfaceTypeExtensions().values().forEach(definitions::addAll);
        registry.unionTypeExtensions().values().forEach(definitions::addAll);
        registry.inputObjectTypeExtensions().values().forEach(definitions::addAll);
        registry.schemaDefinition().ifPresent(definitions::add);
        return definitions.stream();
    }

    private void visit(Node<?> node) {
        if (node instanceof TypeName name && !registry.hasType(name.getName())) {
            String message = "There is no type '" + name.getName() + "'";
            problems.add(SchemaFaults.at(message, name.getSourceLocation()));
        }
        for (Node<?> child : node.getChildren()) {
            visit(child);
        }
    }
}
