package dev.stepgraph.gateway.schema;

import dev.stepgraph.common.json.JsonText;
import dev.stepgraph.gateway.schema.directive.AppSyncDirectives;

import graphql.ExecutionResult;
import graphql.GraphQL;
import graphql.introspection.IntrospectionQuery;
import graphql.schema.idl.SchemaPrinter;

import tools.jackson.databind.json.JsonMapper;

import java.util.stream.Collectors;

/** A schema as GetIntrospectionSchema answers it. */
public final class IntrospectionDocuments {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private IntrospectionDocuments() {}

    /** How much of a schema's directives is shown. */
    public enum Directives {
        SHOWN,
        HIDDEN
    }

    /**
     * The schema as SDL.
     *
     * @throws InvalidSchemaException when the text is no schema that can be served
     */
    public static String sdl(String sdl, Directives directives) {
        var known =
                AppSyncDirectives.definitions().stream()
                        .map(directive -> directive.getName())
                        .collect(Collectors.toUnmodifiableSet());
        boolean shown = directives == Directives.SHOWN;
        SchemaPrinter.Options options =
                SchemaPrinter.Options.defaultOptions()
                        .includeDirectives(name -> shown || "deprecated".equals(name))
                        .includeDirectiveDefinition(name ->
                                shown
                                        && !known.contains(name)
                                        && SchemaPrinter.ExcludeGraphQLSpecifiedDirectivesPredicate
                                                .test(name))
                        .includeScalarTypes(true)
                        .includeSchemaDefinition(true);
        return new SchemaPrinter(options).print(SchemaCompiler.compile(sdl));
    }

    /**
     * The schema as the answer to GraphQL's introspection query.
     *
     * @throws InvalidSchemaException when the text is no schema that can be served
     */
    public static String json(String sdl) {
        ExecutionResult result =
                GraphQL.newGraphQL(SchemaCompiler.compile(sdl))
                        .build()
                        .execute(IntrospectionQuery.INTROSPECTION_QUERY);
        return JsonText.write(MAPPER.valueToTree(result.toSpecification()));
    }
}
