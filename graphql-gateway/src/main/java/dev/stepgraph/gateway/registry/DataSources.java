package dev.stepgraph.gateway.registry;

import static dev.stepgraph.gateway.registry.store.PartKind.DATA_SOURCE;
import static dev.stepgraph.gateway.registry.store.PartKind.FUNCTION;
import static dev.stepgraph.gateway.registry.store.PartKind.RESOLVER;

import dev.stepgraph.gateway.registry.store.ApiDraft;
import dev.stepgraph.gateway.registry.store.ApiStore;
import dev.stepgraph.gateway.registry.store.Part;

import org.springframework.stereotype.Component;

import tools.jackson.databind.node.ObjectNode;

/** Creates, shows, changes and deletes the data sources of an API. */
@Component
public class DataSources {

    private final ApiStore store;
    private final ApiChanges changes;

    DataSources(ApiStore store, ApiChanges changes) {
        this.store = store;
        this.changes = changes;
    }

    /**
     * The data source that members of the management API describe.
     *
     * @throws AppSyncException BadRequestException if what configures its kind is missing
     */
    public static DataSource read(ObjectNode members) {
        DataSource source = Members.dataSource(members);
        String configuredBy = Members.configMember(source.type());
        if (configuredBy != null
                && !members.has(configuredBy)
                && source.type() != DataSourceType.WORKFLOW) {
            throw AppSyncException.badRequest(
                    configuredBy + " is required with data source type " + source.type() + ".");
        }
        return source;
    }

    /**
     * Creates a data source.
     *
     * @throws AppSyncException BadRequestException if there is one of its name
     */
    public void create(String apiId, String name, ObjectNode members) {
        changes.applyToParts(
                apiId,
                draft -> {
                    if (draft.part(DATA_SOURCE, name).isPresent()) {
                        throw AppSyncException.badRequest(
                                "Data source with name " + name + " already exists");
                    }
                    draft.put(new Part(DATA_SOURCE, name, members));
                });
    }

    /**
     * Shows a data source.
     *
     * @throws AppSyncException NotFoundException if it or its API is not there
     */
    public ObjectNode get(String apiId, String name) {
        changes.require(apiId);
        return store.part(apiId, DATA_SOURCE, name)
                .map(Part::document)
                .orElseThrow(() -> unknown(name));
    }

    /** A page of the data sources, by name. */
    public Page<ObjectNode> list(String apiId, PageRequest page) {
        changes.require(apiId);
        return Page.of(
                        store.page(apiId, DATA_SOURCE, "", page.after(), page.limit() + 1),
                        page.limit(),
                        Part::name)
                .map(Part::document);
    }

    /** Replaces a data source. */
    public void update(String apiId, String name, ObjectNode members) {
        changes.applyToParts(
                apiId,
                draft -> {
                    require(draft, name);
                    draft.put(new Part(DATA_SOURCE, name, members));
                });
    }

    /**
     * Deletes a data source.
     *
     * @throws AppSyncException BadRequestException if a resolver or function uses it
     */
    public void delete(String apiId, String name) {
        changes.applyToParts(
                apiId,
                draft -> {
                    require(draft, name);
                    refuseWhileUsed(draft, name);
                    draft.remove(DATA_SOURCE, name);
                });
    }

    /** Makes sure that a resolver or function names a data source that is there. */
    static void require(ApiDraft draft, String name) {
        if (draft.part(DATA_SOURCE, name).isEmpty()) {
            throw unknown(name);
        }
    }

    private static void refuseWhileUsed(ApiDraft draft, String name) {
        for (Part resolver : draft.parts(RESOLVER)) {
            if (name.equals(Members.text(resolver.document(), "dataSourceName"))) {
                throw AppSyncException.badRequest(
                        "Data source "
                                + name
                                + " is used by the resolver "
                                + resolver.name()
                                + ".");
            }
        }
        for (Part function : draft.parts(FUNCTION)) {
            if (name.equals(Members.text(function.document(), "dataSourceName"))) {
                throw AppSyncException.badRequest(
                        "Data source "
                                + name
                                + " is used by the function "
                                + function.name()
                                + ".");
            }
        }
    }

    private static AppSyncException unknown(String name) {
        return AppSyncException.notFound("No data source named " + name + " found.");
    }
}
