package dev.stepgraph.gateway.registry;

import dev.stepgraph.gateway.registry.sdl.InvalidSdlException;
import dev.stepgraph.gateway.registry.sdl.PlainSchema;
import dev.stepgraph.gateway.registry.sdl.SdlDocument;
import dev.stepgraph.gateway.registry.store.ApiDraft;
import dev.stepgraph.gateway.registry.store.SchemaState;
import dev.stepgraph.gateway.registry.store.SchemaState.Status;

import graphql.language.TypeDefinition;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.util.Comparator;
import java.util.List;

/** Creates, shows, changes and deletes single types of an API's schema. */
@Component
public class Types {

    private final ApiChanges changes;
    private final Schemas schemas;

    Types(ApiChanges changes, Schemas schemas) {
        this.changes = changes;
        this.schemas = schemas;
    }

    /**
     * Adds a type to the schema.
     *
     * @param definition one type
     * @throws AppSyncException BadRequestException if it is none, is there, or does not fit
     */
    public SchemaType create(String apiId, String definition, Format format) {
        TypeDefinition<?> type = read(definition, format);
        changes.applyToParts(
                apiId,
                draft -> {
                    SdlDocument schema = schema(draft);
                    if (schema.type(type.getName()).isPresent()) {
                        throw AppSyncException.badRequest(
                                "Type " + type.getName() + " already exists.");
                    }
                    serve(draft, schema.with(type));
                });
        return get(apiId, type.getName(), format);
    }

    /**
     * Shows a type.
     *
     * @throws AppSyncException NotFoundException if it or its API is not there
     */
    public SchemaType get(String apiId, String name, Format format) {
        SdlDocument schema = schema(changes.require(apiId).sdl());
        return schema.type(name)
                .map(type -> describe(schema, type, format))
                .orElseThrow(() -> unknown(name));
    }

    /** A page of the types, by name. */
    public Page<SchemaType> list(String apiId, Format format, PageRequest page) {
        return list(schema(changes.require(apiId).sdl()), format, page);
    }

    /** A page of the types of a schema, by name. */
    static Page<SchemaType> list(SdlDocument schema, Format format, PageRequest page) {
        List<TypeDefinition<?>> types =
                schema.types().stream()
                        .sorted(
                                Comparator.<TypeDefinition<?>, String>comparing(
                                        type -> type.getName()))
                        .toList();
        return Page.<TypeDefinition<?>>within(types, page, type -> type.getName())
                .map(type -> describe(schema, type, format));
    }

    /**
     * Replaces a type of the schema; without a definition it stays as it is.
     *
     * @throws AppSyncException BadRequestException if the definition is none, has another name, or
     *     does not fit
     */
    public SchemaType update(
            String apiId, String name, @Nullable String definition, Format format) {
        TypeDefinition<?> type = definition == null ? null : read(definition, format);
        if (type != null && !type.getName().equals(name)) {
            throw AppSyncException.badRequest("The definition is one of " + type.getName() + ".");
        }
        changes.applyToParts(
                apiId,
                draft -> {
                    SdlDocument schema = schema(draft);
                    if (schema.type(name).isEmpty()) {
                        throw unknown(name);
                    }
                    if (type != null) {
                        serve(draft, schema.with(type));
                    }
                });
        return get(apiId, name, format);
    }

    /** Takes a type away from the schema. */
    public void delete(String apiId, String name) {
        changes.applyToParts(
                apiId,
                draft -> {
                    SdlDocument schema = schema(draft);
                    if (schema.type(name).isEmpty()) {
                        throw unknown(name);
                    }
                    serve(draft, schema.without(name));
                });
    }

    private void serve(ApiDraft draft, SdlDocument schema) {
        String sdl = schema.print();
        Schemas.checkSize(sdl);
        String problems = schemas.problems(sdl);
        if (problems != null) {
            throw AppSyncException.badRequest("The schema would not be one: " + problems);
        }
        draft.serve(sdl);
        draft.become(new SchemaState(Status.SUCCESS, null, null, null));
    }

    private static TypeDefinition<?> read(String definition, Format format) {
        try {
            List<TypeDefinition<?>> types =
                    format == Format.SDL
                            ? SdlDocument.parse(definition).types()
                            : List.of(PlainSchema.typeOf(definition));
            if (types.size() == 1) {
                return types.getFirst();
            }
        } catch (InvalidSdlException e) {
            throw AppSyncException.badRequest(e.problem().describe());
        }
        throw AppSyncException.badRequest("The definition must be of one type.");
    }

    private static SdlDocument schema(ApiDraft draft) {
        return schema(draft.api().sdl());
    }

    private static SdlDocument schema(@Nullable String sdl) {
        return SdlDocument.parse(sdl == null ? "" : sdl);
    }

    private static SchemaType describe(SdlDocument schema, TypeDefinition<?> type, Format format) {
        String definition =
                format == Format.SDL
                        ? SdlDocument.print(type)
                        : PlainSchema.introspect(schema, type.getName());
        return new SchemaType(
                type.getName(), SdlDocument.description(type).orElse(null), definition, format);
    }

    private static AppSyncException unknown(String name) {
        return AppSyncException.notFound("Type " + name + " not found.");
    }

    /** In which notation a type is given, named as AppSync names it. */
    public enum Format {
        SDL,
        JSON
    }

    /**
     * A type of a schema.
     *
     * @param name its name
     * @param description what is said about it
     * @param definition the type itself
     * @param format the notation of the definition
     */
    public record SchemaType(
            String name, @Nullable String description, String definition, Format format) {}
}
