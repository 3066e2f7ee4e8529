package dev.stepgraph.gateway.schema;

import dev.stepgraph.gateway.schema.directive.AppSyncDirectives;
import dev.stepgraph.gateway.schema.scalar.AwsScalars;

import graphql.language.DirectiveDefinition;
import graphql.language.SDLDefinition;
import graphql.language.ScalarTypeDefinition;
import graphql.parser.ParserOptions;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.TypeDefinitionRegistry;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;

/** A schema's text, taken apart, with what AppSync adds to every schema. */
final class SchemaSource {

    private static final int MAX_CHARACTERS = 1_048_576;
    private static final int MAX_TOKENS = 500_000;

    private static final ParserOptions OPTIONS =
            ParserOptions.getDefaultSdlParserOptions()
                    .transform(options ->
                            options.maxCharacters(MAX_CHARACTERS)
                                    .maxTokens(MAX_TOKENS)
                                    .maxWhitespaceTokens(MAX_CHARACTERS));

    private SchemaSource() {}

    /**
     * Takes a schema apart.
     *
     * @throws InvalidSchemaException when it is no SDL
     */
    static TypeDefinitionRegistry parse(String sdl) {
        TypeDefinitionRegistry registry;
        try {
            registry = new SchemaParser().parse(new StringReader(sdl), OPTIONS);
        } catch (graphql.schema.idl.errors.SchemaProblem e) {
            throw new InvalidSchemaException(SchemaFaults.of(e.getErrors()));
        }
        withoutOwnVersions(registry);
        registry.addAll(new ArrayList<>(AppSyncDirectives.definitions()));
        AwsScalars.types().keySet().stream()
                .filter(sdl::contains)
                .forEach(name -> registry.add(scalar(name)));
        return registry;
    }

    /** Schemas may define AppSync's directives and scalars for their editors' sake. */
    private static void withoutOwnVersions(TypeDefinitionRegistry registry) {
        List<SDLDefinition<?>> own = new ArrayList<>();
        for (DirectiveDefinition directive : AppSyncDirectives.definitions()) {
            registry.getDirectiveDefinition(directive.getName()).ifPresent(own::add);
        }
        AwsScalars.types().keySet().stream()
                .map(name -> registry.scalars().get(name))
                .filter(scalar -> scalar != null)
                .forEach(own::add);
        own.forEach(registry::remove);
    }

    private static ScalarTypeDefinition scalar(String name) {
        return ScalarTypeDefinition.newScalarTypeDefinition().name(name).build();
    }
}
