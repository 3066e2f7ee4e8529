package dev.stepgraph.gateway.registry;

import static dev.stepgraph.gateway.registry.store.PartKind.RESOLVER;

import dev.stepgraph.gateway.registry.sdl.SdlDocument;
import dev.stepgraph.gateway.registry.store.ApiDraft;
import dev.stepgraph.gateway.registry.store.ApiStore;
import dev.stepgraph.gateway.registry.store.Part;

import org.springframework.stereotype.Component;

import tools.jackson.databind.node.ObjectNode;

import java.util.List;

/** Creates, shows, changes and deletes the resolvers of an API. */
@Component
public class Resolvers {

    /** How many functions a pipeline may have. */
    public static final int MAX_FUNCTIONS = 10;

    private final ApiStore store;
    private final ApiChanges changes;

    Resolvers(ApiStore store, ApiChanges changes) {
        this.store = store;
        this.changes = changes;
    }

    /**
     * Creates a resolver.
     *
     * @throws AppSyncException NotFoundException if the schema has no such field, or a data source
     *     or function is not there; BadRequestException if the field has a resolver
     */
    public void create(String apiId, ObjectNode members) {
        Resolver resolver = read(members);
        changes.applyToParts(
                apiId,
                draft -> {
                    requireField(draft, resolver);
                    if (draft.part(RESOLVER, nameOf(resolver)).isPresent()) {
                        throw AppSyncException.badRequest(
                                "Only one resolver is allowed per field.");
                    }
                    keep(draft, resolver, members);
                });
    }

    /**
     * Shows a resolver.
     *
     * @throws AppSyncException NotFoundException if it or its API is not there
     */
    public ObjectNode get(String apiId, String typeName, String fieldName) {
        changes.require(apiId);
        return store.part(apiId, RESOLVER, nameOf(typeName, fieldName))
                .map(Part::document)
                .orElseThrow(Resolvers::unknown);
    }

    /** A page of the resolvers of a type, by field. */
    public Page<ObjectNode> list(String apiId, String typeName, PageRequest page) {
        changes.require(apiId);
        String prefix = nameOf(typeName, "");
        List<Part> found = store.page(apiId, RESOLVER, prefix, page.after(), page.limit() + 1);
        return Page.of(found, page.limit(), Part::name).map(Part::document);
    }

    /** Replaces a resolver. */
    public void update(String apiId, ObjectNode members) {
        Resolver resolver = read(members);
        changes.applyToParts(
                apiId,
                draft -> {
                    require(draft, nameOf(resolver));
                    keep(draft, resolver, members);
                });
    }

    /** Deletes a resolver. */
    public void delete(String apiId, String typeName, String fieldName) {
        String name = nameOf(typeName, fieldName);
        changes.applyToParts(
                apiId,
                draft -> {
                    require(draft, name);
                    draft.remove(RESOLVER, name);
                });
    }

    private static Resolver read(ObjectNode members) {
        HandlerRules.check(members);
        Resolver resolver = Members.resolver(members);
        boolean pipeline = members.path("kind").asString("UNIT").equals("PIPELINE");
        if (pipeline && resolver.dataSourceName() != null) {
            throw AppSyncException.badRequest(
                    "A pipeline resolver cannot be attached to a data source.");
        }
        if (pipeline && resolver.functionIds().size() > MAX_FUNCTIONS) {
            throw AppSyncException.badRequest(
                    "A pipeline resolver can have at most " + MAX_FUNCTIONS + " functions.");
        }
        if (!pipeline && members.has("pipelineConfig")) {
            throw AppSyncException.badRequest("A unit resolver cannot have a pipelineConfig.");
        }
        if (!pipeline && resolver.dataSourceName() == null) {
            throw AppSyncException.badRequest("A unit resolver needs a dataSourceName.");
        }
        return resolver;
    }

    private static void keep(ApiDraft draft, Resolver resolver, ObjectNode members) {
        if (resolver.dataSourceName() != null) {
            DataSources.require(draft, resolver.dataSourceName());
        }
        resolver.functionIds().forEach(id -> PipelineFunctions.require(draft, id));
        draft.put(new Part(RESOLVER, nameOf(resolver), members));
    }

    private static void requireField(ApiDraft draft, Resolver resolver) {
        String sdl = draft.api().sdl();
        SdlDocument schema = sdl == null ? null : SdlDocument.parse(sdl);
        if (schema == null || !schema.hasField(resolver.typeName(), resolver.fieldName())) {
            throw AppSyncException.notFound(
                    "No field named "
                            + resolver.fieldName()
                            + " found on type "
                            + resolver.typeName());
        }
    }

    private static void require(ApiDraft draft, String name) {
        if (draft.part(RESOLVER, name).isEmpty()) {
            throw unknown();
        }
    }

    private static String nameOf(Resolver resolver) {
        return nameOf(resolver.typeName(), resolver.fieldName());
    }

    private static String nameOf(String typeName, String fieldName) {
        return typeName + "." + fieldName;
    }

    private static AppSyncException unknown() {
        return AppSyncException.notFound("No resolver found.");
    }
}
