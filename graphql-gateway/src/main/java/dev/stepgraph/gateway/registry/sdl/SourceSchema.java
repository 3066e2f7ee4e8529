package dev.stepgraph.gateway.registry.sdl;

import graphql.language.Argument;
import graphql.language.Directive;
import graphql.language.DirectivesContainer;
import graphql.language.Document;
import graphql.language.FieldDefinition;
import graphql.language.ObjectTypeDefinition;
import graphql.language.OperationTypeDefinition;
import graphql.language.SDLExtensionDefinition;
import graphql.language.SchemaDefinition;
import graphql.language.StringValue;
import graphql.language.TypeDefinition;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The schema of a source API as a merged one sees it: what {@code @hidden} hides is gone, and what
 * {@code @renamed} renames has its new name.
 */
public final class SourceSchema {

    private static final String HIDDEN = "hidden";
    private static final String RENAMED = "renamed";

    private final SdlDocument document;
    private final Map<String, String> typeNames = new HashMap<>();
    private final Map<String, String> fieldNames = new HashMap<>();
    private final Set<String> hidden = new HashSet<>();

    private SourceSchema(Document source) {
        nameRoots(source);
        for (TypeDefinition<?> type : SdlDocument.of(source).types()) {
            note(type.getName(), type, typeNames);
        }
        source.getDefinitionsOfType(ObjectTypeDefinition.class).forEach(this::noteFields);
        this.document = new SourceView(typeNames, fieldNames, hidden).of(source);
    }

    /** The schema of a source API. */
    public static SourceSchema of(SdlDocument document) {
        return new SourceSchema(document.document());
    }

    /** The schema with new names, and without what is hidden. */
    SdlDocument document() {
        return document;
    }

    /** The name of a type in the merged API; absent if it is hidden. */
    public Optional<String> typeName(String name) {
        return hidden.contains(name)
                ? Optional.empty()
                : Optional.of(typeNames.getOrDefault(name, name));
    }

    /** The name of a field in the merged API; absent if it is hidden. */
    public Optional<String> fieldName(String typeName, String fieldName) {
        String key = typeName + "." + fieldName;
        return hidden.contains(key)
                ? Optional.empty()
                : Optional.of(fieldNames.getOrDefault(key, fieldName));
    }

    /** Root types of other names get those that a merged API has. */
    private void nameRoots(Document source) {
        for (SchemaDefinition schema : source.getDefinitionsOfType(SchemaDefinition.class)) {
            for (OperationTypeDefinition root : schema.getOperationTypeDefinitions()) {
                String name = root.getName();
                typeNames.put(
                        root.getTypeName().getName(),
                        name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1));
            }
        }
    }

    private void noteFields(ObjectTypeDefinition type) {
        for (FieldDefinition field : type.getFieldDefinitions()) {
            note(type.getName() + "." + field.getName(), field, fieldNames);
        }
    }

    private void note(String name, Object node, Map<String, String> names) {
        if (!(node instanceof DirectivesContainer<?> described)
                || node instanceof SDLExtensionDefinition) {
            return;
        }
        if (described.hasDirective(HIDDEN)) {
            hidden.add(name);
        }
        for (Directive directive : described.getDirectives(RENAMED)) {
            newName(directive).ifPresent(to -> names.put(name, to));
        }
    }

    private static Optional<String> newName(Directive renamed) {
        return Optional.ofNullable(renamed.getArgument("to"))
                .map(Argument::getValue)
                .filter(StringValue.class::isInstance)
                .map(value -> ((StringValue) value).getValue());
    }
}
