package dev.stepgraph.gateway.registry;

import dev.stepgraph.gateway.registry.store.ApiDraft;
import dev.stepgraph.gateway.registry.store.ApiStore;
import dev.stepgraph.gateway.registry.store.StoredApi;

import org.springframework.stereotype.Component;

import java.util.function.Consumer;
import java.util.function.Function;

/** Changes APIs so that this replica serves the change as soon as it is made. */
@Component
class ApiChanges {

    private final ApiStore store;
    private final ApiMemory memory;

    ApiChanges(ApiStore store, ApiMemory memory) {
        this.store = store;
        this.memory = memory;
    }

    /**
     * Changes an API.
     *
     * @return what the change answers
     * @throws AppSyncException NotFoundException if there is no such API
     */
    <T> T change(String apiId, Function<ApiDraft, T> change) {
        T answer = store.change(apiId, change).orElseThrow(() -> unknown(apiId));
        memory.refresh(apiId);
        return answer;
    }

    /** Changes an API, as {@link #change} does. */
    void apply(String apiId, Consumer<ApiDraft> change) {
        change(
                apiId,
                draft -> {
                    change.accept(draft);
                    return apiId;
                });
    }

    /**
     * Changes what an API is made of, as {@link #apply} does.
     *
     * @throws AppSyncException BadRequestException if the API is a merged one: all it is made of is
     *     its sources'
     */
    void applyToParts(String apiId, Consumer<ApiDraft> change) {
        apply(
                apiId,
                draft -> {
                    if (draft.api().type() == ApiType.MERGED) {
                        throw AppSyncException.badRequest(
                                "A merged API is made of its source APIs; change those.");
                    }
                    change.accept(draft);
                });
    }

    /**
     * Makes sure that there is such an API.
     *
     * @throws AppSyncException NotFoundException if there is none
     */
    StoredApi require(String apiId) {
        return store.find(apiId).orElseThrow(() -> unknown(apiId));
    }

    private static AppSyncException unknown(String apiId) {
        return AppSyncException.notFound("GraphQL API " + apiId + " not found.");
    }
}
