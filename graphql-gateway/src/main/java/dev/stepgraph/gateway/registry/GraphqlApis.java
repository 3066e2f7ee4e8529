package dev.stepgraph.gateway.registry;

import dev.stepgraph.gateway.registry.store.ApiStore;
import dev.stepgraph.gateway.registry.store.AssociationStore;
import dev.stepgraph.gateway.registry.store.SchemaState;
import dev.stepgraph.gateway.registry.store.StoredApi;

import org.springframework.stereotype.Component;

import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Creates, shows, changes and deletes APIs. */
@Component
public class GraphqlApis {

    private static final int MAX_TAGS = 50;
    private static final Set<String> KEPT_ON_UPDATE = Set.of("visibility");

    private final ApiStore store;
    private final ApiChanges changes;
    private final ApiMemory memory;
    private final AssociationStore associations;
    private final ResourceIds ids;
    private final InstantSource clock;
    private final RegistryProperties limits;

    GraphqlApis(
            ApiStore store,
            ApiChanges changes,
            ApiMemory memory,
            AssociationStore associations,
            ResourceIds ids,
            InstantSource clock,
            RegistryProperties limits) {
        this.store = store;
        this.changes = changes;
        this.memory = memory;
        this.associations = associations;
        this.ids = ids;
        this.clock = clock;
        this.limits = limits;
    }

    /**
     * Creates an API.
     *
     * @param members the members of the management API that say what it is to be, checked for
     *     themselves
     * @throws AppSyncException BadRequestException if they do not fit together;
     *     ApiLimitExceededException if there are too many APIs
     */
    public ApiDescription create(ApiType type, ObjectNode members, ObjectNode tags) {
        if (store.count() >= limits.maxApis()) {
            throw new AppSyncException(
                    AppSyncErrorCode.ApiLimitExceededException,
                    "There are " + limits.maxApis() + " GraphQL APIs, and may be no more.");
        }
        String id = ids.next();
        check(id, members);
        ObjectNode none = JsonNodeFactory.instance.objectNode();
        StoredApi api =
                new StoredApi(
                        id,
                        clock.instant(),
                        1,
                        1,
                        type,
                        members,
                        null,
                        SchemaState.NONE,
                        none,
                        tags);
        store.insert(api);
        memory.refresh(id);
        return describe(api);
    }

    /**
     * Shows an API.
     *
     * @throws AppSyncException NotFoundException if there is no such API
     */
    public ApiDescription get(String apiId) {
        return describe(changes.require(apiId));
    }

    /** A page of the APIs of those types, by id. */
    public Page<ApiDescription> list(Set<ApiType> types, PageRequest page) {
        List<StoredApi> found = store.page(List.copyOf(types), page.after(), page.limit() + 1);
        return Page.of(found, page.limit(), StoredApi::id).map(GraphqlApis::describe);
    }

    /** Changes what an API is; members that are left out are taken away. */
    public ApiDescription update(String apiId, ObjectNode members) {
        return changes.change(
                apiId,
                draft -> {
                    ObjectNode before = draft.api().document();
                    ObjectNode after = members.deepCopy();
                    KEPT_ON_UPDATE.stream()
                            .filter(before::has)
                            .forEach(name -> after.set(name, before.get(name)));
                    if (!after.has("authenticationType")) {
                        before.properties().stream()
                                .filter(member -> isAuthentication(member.getKey()))
                                .forEach(member -> after.set(member.getKey(), member.getValue()));
                    }
                    check(apiId, after);
                    draft.describe(after);
                    return describe(draft.api());
                });
    }

    /**
     * Deletes an API with all that belongs to it.
     *
     * @throws AppSyncException BadRequestException while it is a source of a merged API
     */
    public void delete(String apiId) {
        if (associations.of(apiId).stream().anyMatch(a -> a.sourceApiId().equals(apiId))) {
            throw AppSyncException.badRequest(
                    "The API is a source of a merged API; disassociate it first.");
        }
        if (!store.remove(apiId)) {
            changes.require(apiId);
        }
        memory.refresh(apiId);
        memory.refreshDomains();
    }

    /** The environment variables of an API. */
    public ObjectNode environment(String apiId) {
        return changes.require(apiId).environment();
    }

    /** Replaces the environment variables of an API. */
    public void equip(String apiId, ObjectNode variables) {
        changes.apply(apiId, draft -> draft.equip(variables));
    }

    /** The tags of an API. */
    public ObjectNode tags(String apiId) {
        return changes.require(apiId).tags();
    }

    /**
     * Changes the tags of an API.
     *
     * @throws AppSyncException LimitExceededException if there are to be more than 50
     */
    public void retag(String apiId, UnaryOperator<ObjectNode> change) {
        changes.apply(
                apiId,
                draft -> {
                    ObjectNode tags = change.apply(draft.api().tags());
                    if (tags.size() > MAX_TAGS) {
                        throw new AppSyncException(
                                AppSyncErrorCode.LimitExceededException,
                                "An API can have at most " + MAX_TAGS + " tags.");
                    }
                    draft.label(tags);
                });
    }

    private static boolean isAuthentication(String member) {
        return Set.of(
                        "authenticationType",
                        "openIDConnectConfig",
                        "userPoolConfig",
                        "lambdaAuthorizerConfig")
                .contains(member);
    }

    /** What cannot be read is refused now rather than met by requests. */
    private static void check(String apiId, ObjectNode members) {
        GraphqlApi api = Members.api(apiId, members);
        long modes =
                api.additionalAuthentication().stream()
                        .map(AuthenticationProvider::type)
                        .filter(AuthenticationType.API_KEY::equals)
                        .count();
        if (modes > 1
                || (modes == 1 && api.authentication().type() == AuthenticationType.API_KEY)) {
            throw AppSyncException.badRequest(
                    "API_KEY can be given as an authentication type once only.");
        }
    }

    private static ApiDescription describe(StoredApi api) {
        return new ApiDescription(api.id(), api.type(), api.document(), api.tags());
    }

    /**
     * An API, as its owner described it.
     *
     * @param apiId its id
     * @param type whether it stands alone or is merged of others
     * @param members the members of the management API
     * @param tags its labels, by key
     */
    public record ApiDescription(String apiId, ApiType type, ObjectNode members, ObjectNode tags) {}
}
