package dev.stepgraph.gateway.registry;

import dev.stepgraph.gateway.registry.store.ApiStore.WholeApi;
import dev.stepgraph.gateway.registry.store.Part;
import dev.stepgraph.gateway.registry.store.StoredApi;
import dev.stepgraph.gateway.registry.store.StoredKey;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a replica remembers of an API.
 *
 * @param version the version it is of
 * @param revision what requests are served by
 * @param keys by id
 */
record Snapshot(long version, ApiRevision revision, Map<String, StoredKey> keys) {

    Snapshot {
        keys = Map.copyOf(keys);
    }

    static Snapshot of(WholeApi whole) {
        Map<String, StoredKey> keys = new HashMap<>();
        whole.keys().forEach(key -> keys.put(key.id(), key));
        return new Snapshot(whole.api().version(), revision(whole), keys);
    }

    private static ApiRevision revision(WholeApi whole) {
        StoredApi api = whole.api();
        Map<String, DataSource> dataSources = new HashMap<>();
        Map<String, FunctionConfiguration> functions = new HashMap<>();
        List<Resolver> resolvers = new ArrayList<>();
        ApiCache cache = null;
        for (Part part : whole.parts()) {
            switch (part.kind()) {
                case DATA_SOURCE ->
                        dataSources.put(part.name(), Members.dataSource(part.document()));
                case FUNCTION -> functions.put(part.name(), Members.function(part.document()));
                case RESOLVER -> resolvers.add(Members.resolver(part.document()));
                case CACHE -> cache = Members.cache(part.document());
            }
        }
        return new ApiRevision(
                api.revision(),
                Members.api(api.id(), api.document()),
                api.sdl(),
                dataSources,
                resolvers,
                functions,
                Members.texts(api.environment()),
                cache);
    }
}
