package dev.stepgraph.gateway.registry.sdl;

import dev.stepgraph.gateway.registry.SchemaProblem;

import graphql.language.AstPrinter;
import graphql.language.AstTransformer;
import graphql.language.Definition;
import graphql.language.Directive;
import graphql.language.Document;
import graphql.language.EnumTypeDefinition;
import graphql.language.InputObjectTypeDefinition;
import graphql.language.InterfaceTypeDefinition;
import graphql.language.Node;
import graphql.language.NodeVisitorStub;
import graphql.language.ObjectTypeDefinition;
import graphql.language.SDLExtensionDefinition;
import graphql.language.ScalarTypeDefinition;
import graphql.language.SourceLocation;
import graphql.language.TypeDefinition;
import graphql.language.UnionTypeDefinition;
import graphql.parser.InvalidSyntaxException;
import graphql.parser.Parser;
import graphql.parser.ParserEnvironment;
import graphql.parser.ParserOptions;
import graphql.util.TraversalControl;
import graphql.util.TraverserContext;
import graphql.util.TreeTransformerUtil;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** SDL, parsed; never changed. */
public final class SdlDocument {

    /** How large a schema may be, in bytes of UTF-8. */
    public static final int MAX_BYTES = 1 << 20;

    private static final int MAX_TOKENS = 1_000_000;
    private static final int MAX_RULE_DEPTH = 500;
    private static final Set<String> SPECIFIED_DIRECTIVES =
            Set.of("deprecated", "specifiedBy", "oneOf");

    private final Document document;

    private SdlDocument(Document document) {
        this.document = document;
    }

    /**
     * Reads SDL.
     *
     * @throws InvalidSdlException if it is not SDL
     */
    public static SdlDocument parse(String sdl) {
        ParserOptions options =
                ParserOptions.newParserOptions()
                        .captureLineComments(false)
                        .captureIgnoredChars(false)
                        .captureSourceLocation(true)
                        .maxCharacters(MAX_BYTES)
                        .maxTokens(MAX_TOKENS)
                        .maxWhitespaceTokens(MAX_TOKENS)
                        .maxRuleDepth(MAX_RULE_DEPTH)
                        .build();
        try {
            Document document =
                    Parser.parse(
                            ParserEnvironment.newParserEnvironment()
                                    .document(sdl)
                                    .parserOptions(options)
                                    .build());
            return new SdlDocument(document);
        } catch (InvalidSyntaxException e) {
            SourceLocation place = e.getLocation();
            int line = place == null ? 0 : place.getLine();
            int column = place == null ? 0 : place.getColumn();
            throw new InvalidSdlException(
                    new SchemaProblem(String.valueOf(e.getMessage()), line, column));
        }
    }

    /** A document of those definitions. */
    static SdlDocument of(List<? extends Definition<?>> definitions) {
        Document.Builder document = Document.newDocument();
        definitions.forEach(document::definition);
        return new SdlDocument(document.build());
    }

    /** What was parsed before. */
    static SdlDocument of(Document document) {
        return new SdlDocument(document);
    }

    Document document() {
        return document;
    }

    /** The types that it defines, without extensions, in its order. */
    public List<TypeDefinition<?>> types() {
        List<TypeDefinition<?>> types = new ArrayList<>();
        for (Definition<?> definition : document.getDefinitions()) {
            if (definition instanceof TypeDefinition<?> type
                    && !(definition instanceof SDLExtensionDefinition)) {
                types.add(type);
            }
        }
        return types;
    }

    /** The type of that name. */
    public Optional<TypeDefinition<?>> type(String name) {
        return types().stream().filter(type -> type.getName().equals(name)).findFirst();
    }

    /** Whether that type, or an extension of it, has that field. */
    public boolean hasField(String typeName, String fieldName) {
        return document.getDefinitionsOfType(ObjectTypeDefinition.class).stream()
                .filter(type -> type.getName().equals(typeName))
                .flatMap(type -> type.getFieldDefinitions().stream())
                .anyMatch(field -> field.getName().equals(fieldName));
    }

    /** The document with that type, in the place of the one of its name or at the end. */
    public SdlDocument with(TypeDefinition<?> type) {
        List<Definition<?>> definitions = new ArrayList<>();
        boolean placed = false;
        for (Definition<?> definition : document.getDefinitions()) {
            boolean same = defines(definition, type.getName());
            definitions.add(same ? (Definition<?>) type : definition);
            placed |= same;
        }
        if (!placed) {
            definitions.add((Definition<?>) type);
        }
        return of(definitions);
    }

    /** The document without the type of that name. */
    public SdlDocument without(String typeName) {
        List<Definition<?>> definitions = new ArrayList<>();
        for (Definition<?> definition : document.getDefinitions()) {
            if (!defines(definition, typeName)) {
                definitions.add(definition);
            }
        }
        return of(definitions);
    }

    /** The document without any directives but those that GraphQL itself specifies. */
    public SdlDocument withoutDirectives() {
        return withoutDirectives(name -> !SPECIFIED_DIRECTIVES.contains(name));
    }

    /** The document without directives of those names. */
    SdlDocument withoutDirectives(Predicate<String> names) {
        NodeVisitorStub visitor =
                new NodeVisitorStub() {
                    @Override
                    @SuppressWarnings("rawtypes") // as the visitor declares it
                    public TraversalControl visitDirective(
                            Directive node, TraverserContext<Node> context) {
                        return names.test(node.getName())
                                ? TreeTransformerUtil.deleteNode(context)
                                : TraversalControl.CONTINUE;
                    }
                };
        return new SdlDocument((Document) new AstTransformer().transform(document, visitor));
    }

    /** Its text. */
    public String print() {
        return AstPrinter.printAst(document);
    }

    /** The text of one type. */
    public static String print(TypeDefinition<?> type) {
        return AstPrinter.printAst(type);
    }

    /** What is said about a type. */
    public static Optional<String> description(TypeDefinition<?> type) {
        var description =
                switch (type) {
                    case ObjectTypeDefinition object -> object.getDescription();
                    case InterfaceTypeDefinition inter -> inter.getDescription();
                    case UnionTypeDefinition union -> union.getDescription();
                    case EnumTypeDefinition constants -> constants.getDescription();
                    case InputObjectTypeDefinition input -> input.getDescription();
                    case ScalarTypeDefinition scalar -> scalar.getDescription();
                    default -> null;
                };
        return Optional.ofNullable(description).map(text -> text.getContent());
    }

    private static boolean defines(Definition<?> definition, String name) {
        return definition instanceof TypeDefinition<?> type
                && !(definition instanceof SDLExtensionDefinition)
                && type.getName().equals(name);
    }
}
