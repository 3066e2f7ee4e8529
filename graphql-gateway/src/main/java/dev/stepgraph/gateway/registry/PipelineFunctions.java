package dev.stepgraph.gateway.registry;

import static dev.stepgraph.gateway.registry.store.PartKind.FUNCTION;
import static dev.stepgraph.gateway.registry.store.PartKind.RESOLVER;

import dev.stepgraph.gateway.registry.store.ApiDraft;
import dev.stepgraph.gateway.registry.store.ApiStore;
import dev.stepgraph.gateway.registry.store.Part;

import org.springframework.stereotype.Component;

import tools.jackson.databind.node.ObjectNode;

import java.util.List;

/** Creates, shows, changes and deletes the functions of an API. */
@Component
public class PipelineFunctions {

    private final ApiStore store;
    private final ApiChanges changes;
    private final ResourceIds ids;

    PipelineFunctions(ApiStore store, ApiChanges changes, ResourceIds ids) {
        this.store = store;
        this.changes = changes;
        this.ids = ids;
    }

    /** Creates a function, and answers it with its id. */
    public ObjectNode create(String apiId, ObjectNode members) {
        ObjectNode document = identified(ids.next(), members);
        changes.applyToParts(apiId, draft -> keep(draft, document));
        return document;
    }

    /**
     * Shows a function.
     *
     * @throws AppSyncException NotFoundException if it or its API is not there
     */
    public ObjectNode get(String apiId, String functionId) {
        changes.require(apiId);
        return store.part(apiId, FUNCTION, functionId)
                .map(Part::document)
                .orElseThrow(() -> unknown(functionId));
    }

    /** A page of the functions, by id. */
    public Page<ObjectNode> list(String apiId, PageRequest page) {
        changes.require(apiId);
        return Page.of(
                        store.page(apiId, FUNCTION, "", page.after(), page.limit() + 1),
                        page.limit(),
                        Part::name)
                .map(Part::document);
    }

    /** Replaces a function. */
    public ObjectNode update(String apiId, String functionId, ObjectNode members) {
        ObjectNode document = identified(functionId, members);
        changes.applyToParts(
                apiId,
                draft -> {
                    require(draft, functionId);
                    keep(draft, document);
                });
        return document;
    }

    /**
     * Deletes a function.
     *
     * @throws AppSyncException BadRequestException if a resolver uses it
     */
    public void delete(String apiId, String functionId) {
        changes.applyToParts(
                apiId,
                draft -> {
                    require(draft, functionId);
                    for (Part resolver : draft.parts(RESOLVER)) {
                        if (Members.functionIds(resolver.document()).contains(functionId)) {
                            throw AppSyncException.badRequest(
                                    "Cannot delete a function which is currently used by a"
                                            + " resolver: "
                                            + resolver.name());
                        }
                    }
                    draft.remove(FUNCTION, functionId);
                });
    }

    /** The resolvers whose pipelines have a function in them, by type and field. */
    public Page<ObjectNode> users(String apiId, String functionId, PageRequest page) {
        get(apiId, functionId);
        List<Part> users =
                store.parts(apiId, RESOLVER).stream()
                        .filter(part -> Members.functionIds(part.document()).contains(functionId))
                        .toList();
        return Page.within(users, page, Part::name).map(Part::document);
    }

    /** Makes sure that a pipeline names a function that is there. */
    static void require(ApiDraft draft, String functionId) {
        if (draft.part(FUNCTION, functionId).isEmpty()) {
            throw unknown(functionId);
        }
    }

    private static void keep(ApiDraft draft, ObjectNode document) {
        FunctionConfiguration function = Members.function(document);
        HandlerRules.check(document);
        DataSources.require(draft, function.dataSourceName());
        draft.put(new Part(FUNCTION, function.functionId(), document));
    }

    private static ObjectNode identified(String functionId, ObjectNode members) {
        return members.deepCopy().put("functionId", functionId);
    }

    private static AppSyncException unknown(String functionId) {
        return AppSyncException.notFound("No function found with id " + functionId + ".");
    }
}
