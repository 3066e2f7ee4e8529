package dev.stepgraph.gateway.registry.sdl;

import graphql.language.AstPrinter;
import graphql.language.Definition;
import graphql.language.DirectiveDefinition;
import graphql.language.DirectivesContainer;
import graphql.language.EnumTypeDefinition;
import graphql.language.FieldDefinition;
import graphql.language.InputObjectTypeDefinition;
import graphql.language.InputValueDefinition;
import graphql.language.InterfaceTypeDefinition;
import graphql.language.Node;
import graphql.language.ObjectTypeDefinition;
import graphql.language.SDLExtensionDefinition;
import graphql.language.TypeDefinition;
import graphql.language.UnionTypeDefinition;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Merges the schemas of source APIs into one. Types of one name become one type with the fields of
 * all; a field that sources define differently is a conflict, unless one of them is
 * {@code @canonical}.
 */
public final class SchemaMerge {

    private static final String CANONICAL = "canonical";
    private static final Set<String> MERGE_DIRECTIVES = Set.of(CANONICAL, "hidden", "renamed");

    private final Map<String, TypeDefinition<?>> types = new LinkedHashMap<>();
    private final Map<String, Definition<?>> directives = new LinkedHashMap<>();
    private final List<Definition<?>> extensions = new ArrayList<>();
    private final Map<String, String> canonical = new HashMap<>();
    private final List<String> conflicts = new ArrayList<>();

    /**
     * Adds a source.
     *
     * @param source what {@link #canonicalSource} is to call it
     */
    public void add(String source, SourceSchema schema) {
        for (Definition<?> definition : schema.document().document().getDefinitions()) {
            switch (definition) {
                case DirectiveDefinition directive ->
                        directives.putIfAbsent(directive.getName(), directive);
                case ObjectTypeDefinition object -> add(source, plain(object));
                case SDLExtensionDefinition _ -> extensions.add(definition);
                case TypeDefinition<?> type -> add(source, type);
                default -> {}
            }
        }
    }

    /** What keeps the sources from being merged; nothing if they can be. */
    public List<String> conflicts() {
        return List.copyOf(conflicts);
    }

    /** The source whose definition of a field is the canonical one; empty if there is none. */
    public String canonicalSource(String typeName, String fieldName) {
        return canonical.getOrDefault(
                typeName + "." + fieldName, canonical.getOrDefault(typeName, ""));
    }

    /** The merged schema. */
    public String print() {
        List<Definition<?>> definitions = new ArrayList<>(directives.values());
        types.values().forEach(type -> definitions.add((Definition<?>) type));
        definitions.addAll(extensions);
        return SdlDocument.of(definitions).withoutDirectives(MERGE_DIRECTIVES::contains).print();
    }

    /** An extension of an object is as good as the object itself, once all are one. */
    private static ObjectTypeDefinition plain(ObjectTypeDefinition object) {
        return ObjectTypeDefinition.newObjectTypeDefinition()
                .name(object.getName())
                .description(object.getDescription())
                .implementz(object.getImplements())
                .directives(object.getDirectives())
                .fieldDefinitions(object.getFieldDefinitions())
                .build();
    }

    private void add(String source, TypeDefinition<?> type) {
        note(source, type.getName(), type);
        if (type instanceof ObjectTypeDefinition object) {
            object.getFieldDefinitions()
                    .forEach(field -> note(source, name(type, field.getName()), field));
        }
        TypeDefinition<?> had = types.get(type.getName());
        types.put(type.getName(), had == null ? type : merge(source, had, type));
    }

    private void note(String source, String name, Node<?> node) {
        if (isCanonical(node)) {
            String other = canonical.putIfAbsent(name, source);
            if (other != null && !other.equals(source)) {
                conflicts.add(name + " is @canonical in more than one source API.");
            }
        }
    }

    private TypeDefinition<?> merge(String source, TypeDefinition<?> had, TypeDefinition<?> type) {
        if (had instanceof ObjectTypeDefinition a && type instanceof ObjectTypeDefinition b) {
            return a.transform(merged ->
                    merged.implementz(union(a.getImplements(), b.getImplements()))
                            .fieldDefinitions(fields(source, type, a, b)));
        }
        if (had instanceof InterfaceTypeDefinition a && type instanceof InterfaceTypeDefinition b) {
            return a.transform(merged ->
                    merged.definitions(
                            members(
                                    source,
                                    type,
                                    a.getFieldDefinitions(),
                                    b.getFieldDefinitions(),
                                    FieldDefinition::getName)));
        }
        if (had instanceof InputObjectTypeDefinition a
                && type instanceof InputObjectTypeDefinition b) {
            return a.transform(merged ->
                    merged.inputValueDefinitions(
                            members(
                                    source,
                                    type,
                                    a.getInputValueDefinitions(),
                                    b.getInputValueDefinitions(),
                                    InputValueDefinition::getName)));
        }
        return mergeSimple(had, type);
    }

    private TypeDefinition<?> mergeSimple(TypeDefinition<?> had, TypeDefinition<?> type) {
        if (had instanceof EnumTypeDefinition a && type instanceof EnumTypeDefinition b) {
            return a.transform(merged ->
                    merged.enumValueDefinitions(
                            union(a.getEnumValueDefinitions(), b.getEnumValueDefinitions())));
        }
        if (had instanceof UnionTypeDefinition a && type instanceof UnionTypeDefinition b) {
            return a.transform(
                    merged -> merged.memberTypes(union(a.getMemberTypes(), b.getMemberTypes())));
        }
        if (!had.getClass().equals(type.getClass())) {
            conflicts.add(type.getName() + " is of different kinds in the source APIs.");
        }
        return had;
    }

    private List<FieldDefinition> fields(
            String source, TypeDefinition<?> type, ObjectTypeDefinition a, ObjectTypeDefinition b) {
        return members(
                source,
                type,
                a.getFieldDefinitions(),
                b.getFieldDefinitions(),
                FieldDefinition::getName);
    }

    /** The members of both; of two that differ, the canonical one. */
    private <N extends Node<?>> List<N> members(
            String source,
            TypeDefinition<?> type,
            List<N> had,
            List<N> added,
            Function<N, String> nameOf) {
        Map<String, N> merged = new LinkedHashMap<>();
        had.forEach(member -> merged.put(nameOf.apply(member), member));
        for (N member : added) {
            N other = merged.putIfAbsent(nameOf.apply(member), member);
            if (other == null || signature(other).equals(signature(member))) {
                continue;
            }
            String owner = canonicalSource(type.getName(), nameOf.apply(member));
            if (owner.equals(source)) {
                merged.put(nameOf.apply(member), member);
            } else if (owner.isEmpty()) {
                conflicts.add(
                        name(type, nameOf.apply(member))
                                + " is defined differently by the source APIs.");
            }
        }
        return List.copyOf(merged.values());
    }

    /** What a member is, apart from what is said about it. */
    private static String signature(Node<?> member) {
        return AstPrinter.printAstCompact(
                switch (member) {
                    case FieldDefinition field ->
                            field.transform(plain ->
                                    plain.description(null)
                                            .comments(List.of())
                                            .directives(List.of()));
                    case InputValueDefinition input ->
                            input.transform(plain ->
                                    plain.description(null)
                                            .comments(List.of())
                                            .directives(List.of()));
                    default -> member;
                });
    }

    /** All of both, of those that print alike one. */
    private static <N extends Node<?>> List<N> union(
            List<? extends N> had, List<? extends N> added) {
        Map<String, N> merged = new LinkedHashMap<>();
        had.forEach(node -> merged.put(AstPrinter.printAstCompact(node), node));
        added.forEach(node -> merged.putIfAbsent(AstPrinter.printAstCompact(node), node));
        return List.copyOf(merged.values());
    }

    private static boolean isCanonical(Node<?> node) {
        return node instanceof DirectivesContainer<?> described
                && described.hasDirective(CANONICAL);
    }

    private static String name(TypeDefinition<?> type, String member) {
        return type.getName() + "." + member;
    }
}
