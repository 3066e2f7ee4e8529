package dev.stepgraph.gateway.registry;

import static dev.stepgraph.gateway.registry.store.PartKind.CACHE;

import dev.stepgraph.gateway.registry.store.ApiDraft;
import dev.stepgraph.gateway.registry.store.ApiStore;
import dev.stepgraph.gateway.registry.store.Part;

import org.springframework.stereotype.Component;

import tools.jackson.databind.node.ObjectNode;

/** Creates, shows, changes, empties and deletes the cache of an API. */
@Component
public class ApiCaches {

    private static final String THE_ONE = "";

    private final ApiStore store;
    private final ApiChanges changes;

    ApiCaches(ApiStore store, ApiChanges changes) {
        this.store = store;
        this.changes = changes;
    }

    /**
     * Creates the cache.
     *
     * @throws AppSyncException BadRequestException if the API has one
     */
    public void create(String apiId, ObjectNode members) {
        changes.apply(
                apiId,
                draft -> {
                    if (draft.part(CACHE, THE_ONE).isPresent()) {
                        throw AppSyncException.badRequest("The API already has a cache.");
                    }
                    draft.put(new Part(CACHE, THE_ONE, members));
                });
    }

    /**
     * Shows the cache.
     *
     * @throws AppSyncException NotFoundException if the API has none
     */
    public ObjectNode get(String apiId) {
        changes.require(apiId);
        return store.part(apiId, CACHE, THE_ONE)
                .map(Part::document)
                .orElseThrow(ApiCaches::unknown);
    }

    /** Changes the cache; whether it is encrypted stays as it was. */
    public ObjectNode update(String apiId, ObjectNode members) {
        return changes.change(
                apiId,
                draft -> {
                    ObjectNode after = require(draft).deepCopy();
                    after.setAll(members);
                    draft.put(new Part(CACHE, THE_ONE, after));
                    return after;
                });
    }

    /** Empties the cache: what was kept belongs to a revision that is no longer served. */
    public void flush(String apiId) {
        changes.apply(apiId, draft -> draft.put(new Part(CACHE, THE_ONE, require(draft))));
    }

    /** Deletes the cache. */
    public void delete(String apiId) {
        changes.apply(
                apiId,
                draft -> {
                    require(draft);
                    draft.remove(CACHE, THE_ONE);
                });
    }

    private static ObjectNode require(ApiDraft draft) {
        return draft.part(CACHE, THE_ONE).map(Part::document).orElseThrow(ApiCaches::unknown);
    }

    private static AppSyncException unknown() {
        return AppSyncException.notFound("The API has no cache.");
    }
}
