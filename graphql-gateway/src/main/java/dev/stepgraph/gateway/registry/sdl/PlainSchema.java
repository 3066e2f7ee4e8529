package dev.stepgraph.gateway.registry.sdl;

import dev.stepgraph.common.json.InvalidJsonException;
import dev.stepgraph.common.json.JsonText;
import dev.stepgraph.gateway.registry.SchemaProblem;

import graphql.AssertException;
import graphql.GraphQL;
import graphql.introspection.IntrospectionQuery;
import graphql.introspection.IntrospectionResultToSchema;
import graphql.language.AstPrinter;
import graphql.language.TypeDefinition;
import graphql.schema.GraphQLSchema;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.TypeDefinitionRegistry;
import graphql.schema.idl.UnExecutableSchemaGenerator;

import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.util.List;
import java.util.Map;

/** SDL as a schema that can be asked about and not executed: directives mean nothing to it. */
public final class PlainSchema {

    /** AppSync's scalars, which every schema has. */
    private static final List<String> SCALARS =
            List.of(
                    "AWSDate",
                    "AWSTime",
                    "AWSDateTime",
                    "AWSTimestamp",
                    "AWSEmail",
                    "AWSJSON",
                    "AWSPhone",
                    "AWSURL",
                    "AWSIPAddress");

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private PlainSchema() {}

    /** What {@code __schema} answers, beneath a member of that name. */
    public static JsonNode introspect(SdlDocument document) {
        Object data =
                GraphQL.newGraphQL(schema(document))
                        .build()
                        .execute(IntrospectionQuery.INTROSPECTION_QUERY)
                        .getData();
        return JSON.valueToTree(data);
    }

    /** What {@code __type} answers, as JSON. */
    public static String introspect(SdlDocument document, String typeName) {
        return introspect(document)
                .path("__schema")
                .path("types")
                .valueStream()
                .filter(type -> type.path("name").asString("").equals(typeName))
                .findFirst()
                .map(JsonText::write)
                .orElse("{}");
    }

    /**
     * The type that an answer of {@code __type} describes.
     *
     * @throws InvalidSdlException if it describes none
     */
    public static TypeDefinition<?> typeOf(String json) {
        try {
            Map<String, Object> type =
                    JSON.convertValue(JsonText.parse(json), new TypeReference<>() {});
            Map<String, Object> schema =
                    Map.of(
                            "__schema",
                            Map.of("queryType", Map.of("name", "Query"), "types", List.of(type)));
            List<TypeDefinition<?>> types =
                    SdlDocument.parse(
                                    AstPrinter.printAst(
                                            new IntrospectionResultToSchema()
                                                    .createSchemaDefinition(schema)))
                            .types();
            if (types.size() == 1) {
                return types.getFirst();
            }
        } catch (InvalidJsonException
                | JacksonException
                | AssertException
                | ClassCastException
                | NullPointerException e) {
            throw noType(String.valueOf(e.getMessage()));
        }
        throw noType("it is not one type");
    }

    private static InvalidSdlException noType(String reason) {
        return new InvalidSdlException(
                new SchemaProblem("The definition is not a type in JSON: " + reason, 0, 0));
    }

    private static GraphQLSchema schema(SdlDocument document) {
        TypeDefinitionRegistry types =
                new SchemaParser().buildRegistry(document.withoutDirectives().document());
        for (String scalar : SCALARS) {
            if (types.getTypeOrNull(scalar) == null) {
                types.merge(new SchemaParser().parse("scalar " + scalar));
            }
        }
        return UnExecutableSchemaGenerator.makeUnExecutableSchema(types);
    }
}
