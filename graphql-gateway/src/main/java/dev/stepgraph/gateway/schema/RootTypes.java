package dev.stepgraph.gateway.schema;

import graphql.language.SchemaDefinition;
import graphql.schema.idl.TypeDefinitionRegistry;

/**
 * What a schema's root types are called.
 *
 * @param query such as {@code Query}
 * @param mutation such as {@code Mutation}; empty where there is none
 * @param subscription such as {@code Subscription}; empty where there is none
 */
public record RootTypes(String query, String mutation, String subscription) {

    /**
     * Reads them from SDL: as the schema definition says, by their usual names without one.
     *
     * @throws InvalidSchemaException when the text is no SDL
     */
    public static RootTypes of(String sdl) {
        return of(SchemaSource.parse(sdl));
    }

    static RootTypes of(TypeDefinitionRegistry registry) {
        return new RootTypes(
                named(registry, "query", "Query"),
                named(registry, "mutation", "Mutation"),
                named(registry, "subscription", "Subscription"));
    }

    private static String named(
            TypeDefinitionRegistry registry, String operation, String usualName) {
        SchemaDefinition schema = registry.schemaDefinition().orElse(null);
        if (schema == null) {
            return registry.hasType(usualName) ? usualName : "";
        }
        return schema.getOperationTypeDefinitions().stream()
                .filter(definition -> definition.getName().equals(operation))
                .map(definition -> definition.getTypeName().getName())
                .findFirst()
                .orElse("");
    }
}
