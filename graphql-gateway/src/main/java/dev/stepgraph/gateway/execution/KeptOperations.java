package dev.stepgraph.gateway.execution;

import dev.stepgraph.gateway.auth.Caller;
import dev.stepgraph.gateway.cache.CacheKey;
import dev.stepgraph.gateway.cache.ResultCache;
import dev.stepgraph.gateway.registry.ApiCache;
import dev.stepgraph.gateway.registry.ApiCache.Behavior;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.NullNode;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Keeps whole answers to queries, for APIs that ask for it: OPERATION_LEVEL_CACHING. They are told
 * apart by everything a caller sends and by who it is; one with errors or headers is not kept.
 */
final class KeptOperations {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final ResultCache cache;

    KeptOperations(ResultCache cache) {
        this.cache = cache;
    }

    /** The key under which an answer is kept; absent: it is not. */
    @Nullable CacheKey key(ExecutableApi api, OperationRequest request, Caller caller) {
        ApiCache settings = api.revision().cache();
        if (settings == null || settings.behavior() != Behavior.OPERATION_LEVEL_CACHING) {
            return null;
        }
        String name = request.operationName();
        JsonNode identity = caller.identity();
        return CacheKey.of(
                api.apiId(),
                api.revision().number(),
                "",
                "",
                List.of(
                        NODES.stringNode(request.query()),
                        NODES.stringNode(name == null ? "" : name),
                        request.variables(),
                        NODES.stringNode(caller.mode().name()),
                        identity == null ? NullNode.getInstance() : identity,
                        GraphqlValues.toJson(caller.deniedFields().stream().sorted().toList())));
    }

    Optional<OperationResult> find(@Nullable CacheKey key) {
        return key == null
                ? Optional.empty()
                : cache.find(key).map(data -> new OperationResult(data, List.of(), Map.of()));
    }

    void keep(@Nullable CacheKey key, ExecutableApi api, OperationResult result) {
        ApiCache settings = api.revision().cache();
        if (key != null
                && settings != null
                && result.errors().isEmpty()
                && result.headers().isEmpty()) {
            cache.put(key, result.data(), settings.ttl());
        }
    }
}
