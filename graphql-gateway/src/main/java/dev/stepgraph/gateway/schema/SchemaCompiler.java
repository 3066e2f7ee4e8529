package dev.stepgraph.gateway.schema;

import dev.stepgraph.gateway.registry.SchemaProblem;
import dev.stepgraph.gateway.schema.scalar.AwsScalars;

import graphql.GraphQLException;
import graphql.schema.FieldCoordinates;
import graphql.schema.GraphQLCodeRegistry;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.SchemaGenerator;
import graphql.schema.idl.TypeDefinitionRegistry;

import java.util.ArrayList;
import java.util.List;

/**
 * Makes schemas of SDL as AppSync understands it: with its scalars and directives, and with custom
 * scalars.
 */
public final class SchemaCompiler {

    private SchemaCompiler() {}

    /** All that is wrong with a schema, in the order of its text; nothing if it can be served. */
    public static List<SchemaProblem> check(String sdl) {
        try {
            compile(sdl);
            return List.of();
        } catch (InvalidSchemaException e) {
            return e.faults();
        }
    }

    /**
     * Makes a schema, whose fields have no fetchers yet.
     *
     * @throws InvalidSchemaException when the text is no schema that can be served
     */
    public static GraphQLSchema compile(String sdl) {
        TypeDefinitionRegistry registry = SchemaSource.parse(sdl);
        DeclaredScalars declared = new DeclaredScalars(registry);
        List<SchemaProblem> faults = new ArrayList<>(declared.faults());
        faults.addAll(TypesAreDefined.check(registry));
        faults.addAll(SubscriptionsNameMutations.check(registry));
        if (!faults.isEmpty()) {
            throw new InvalidSchemaException(SchemaFaults.sorted(faults));
        }
        RuntimeWiring.Builder wiring = RuntimeWiring.newRuntimeWiring().strictMode(false);
        wiring.scalar(AwsScalars.id());
        AwsScalars.types().values().forEach(wiring::scalar);
        declared.types().forEach(wiring::scalar);
        wiring.wiringFactory(new JsonWiring());
        return assemble(registry, wiring.build());
    }

    /** The schema with a fetcher for each field of its object types. */
    public static GraphQLSchema withFetchers(GraphQLSchema schema, FieldFetchers fetchers) {
        GraphQLCodeRegistry registry =
                schema.getCodeRegistry().transform(code -> addFetchers(schema, fetchers, code));
        return schema.transformWithoutTypes(builder -> builder.codeRegistry(registry));
    }

    private static void addFetchers(
            GraphQLSchema schema, FieldFetchers fetchers, GraphQLCodeRegistry.Builder code) {
        for (GraphQLNamedType type : schema.getAllTypesAsList()) {
            if (type instanceof GraphQLObjectType object && !object.getName().startsWith("__")) {
                for (GraphQLFieldDefinition field : object.getFieldDefinitions()) {
                    code.dataFetcher(
                            FieldCoordinates.coordinates(object.getName(), field.getName()),
                            fetchers.of(object.getName(), field.getName()));
                }
            }
        }
    }

    private static GraphQLSchema assemble(TypeDefinitionRegistry registry, RuntimeWiring wiring) {
        try {
            return new SchemaGenerator().makeExecutableSchema(registry, wiring);
        } catch (graphql.schema.idl.errors.SchemaProblem e) {
            throw new InvalidSchemaException(SchemaFaults.of(e.getErrors()));
        } catch (GraphQLException e) {
            String message = String.valueOf(e.getMessage());
            throw new InvalidSchemaException(List.of(new SchemaProblem(message, 0, 0)));
        }
    }
}
