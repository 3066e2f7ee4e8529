package dev.stepgraph.gateway.execution;

import dev.stepgraph.gateway.cache.CacheKey;
import dev.stepgraph.gateway.cache.ResultCache;
import dev.stepgraph.gateway.registry.CachingConfig;
import dev.stepgraph.gateway.resolver.CompiledResolver;
import dev.stepgraph.gateway.resolver.FieldCall;
import dev.stepgraph.gateway.resolver.FieldOutcome;
import dev.stepgraph.gateway.resolver.HandlerEffect;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * Keeps a resolver's results for a while, told apart by its caching keys.
 *
 * <p>Only what came without errors and without effects is kept.
 */
final class KeptResults implements FieldResolver.Caching {

    private final ResultCache cache;
    private final long revision;
    private final Duration ttl;
    private final List<String> keys;

    /**
     * @param revision of the API
     * @param ttl for how long
     * @param keys paths such as {@code $context.arguments.id}
     */
    KeptResults(ResultCache cache, long revision, Duration ttl, List<String> keys) {
        this.cache = cache;
        this.revision = revision;
        this.ttl = ttl;
        this.keys = keys.stream().map(KeptResults::normalised).toList();
    }

    /** All that a result can depend on: arguments, who asks, and the object it belongs to. */
    static KeptResults ofFullRequests(ResultCache cache, long revision, Duration ttl) {
        return new KeptResults(cache, revision, ttl, List.of("arguments", "identity", "source"));
    }

    static KeptResults of(ResultCache cache, long revision, CachingConfig config) {
        return new KeptResults(cache, revision, config.ttl(), config.cachingKeys());
    }

    @Override
    public FieldOutcome resolve(FieldCall call, CompiledResolver resolver) {
        CacheKey key = key(call);
        return find(key).orElseGet(() -> keep(key, resolver.resolve(call)));
    }

    /** Only what is not kept is resolved, in one go. */
    @Override
    public List<FieldOutcome> resolveAll(List<FieldCall> calls, CompiledResolver resolver) {
        List<CacheKey> cacheKeys = calls.stream().map(this::key).toList();
        List<Optional<FieldOutcome>> kept = cacheKeys.stream().map(this::find).toList();
        List<FieldCall> missing = new ArrayList<>();
        for (int i = 0; i < calls.size(); i++) {
            if (kept.get(i).isEmpty()) {
                missing.add(calls.get(i));
            }
        }
        Iterator<FieldOutcome> resolved =
                missing.isEmpty()
                        ? Collections.emptyIterator()
                        : resolver.resolveAll(missing).iterator();
        List<FieldOutcome> outcomes = new ArrayList<>(calls.size());
        for (int i = 0; i < calls.size(); i++) {
            CacheKey key = cacheKeys.get(i);
            outcomes.add(kept.get(i).orElseGet(() -> keep(key, resolved.next())));
        }
        return outcomes;
    }

    private Optional<FieldOutcome> find(CacheKey key) {
        return cache.find(key).map(value -> new FieldOutcome(value, List.of(), List.of()));
    }

    private FieldOutcome keep(CacheKey key, FieldOutcome outcome) {
        if (outcome.errors().isEmpty() && outcome.effects().isEmpty()) {
            cache.put(key, outcome.value(), ttl);
        }
        return outcome;
    }

    /** Forgets what an effect names by its caching keys and their values. */
    void evict(String apiId, HandlerEffect.EvictFromApiCache effect) {
        List<JsonNode> values = new ArrayList<>();
        for (String path : keys) {
            values.add(named(effect.keys(), path));
        }
        cache.evict(CacheKey.of(apiId, revision, effect.typeName(), effect.fieldName(), values));
    }

    /** Forgets everything of a field. */
    void evictAll(String apiId, String typeName, String fieldName) {
        cache.evictField(apiId, typeName, fieldName);
    }

    private static JsonNode named(JsonNode given, String path) {
        for (var member : given.properties()) {
            if (normalised(member.getKey()).equals(path)) {
                return member.getValue();
            }
        }
        return NullNode.getInstance();
    }

    private CacheKey key(FieldCall call) {
        return CacheKey.of(
                call.scope().apiId(),
                revision,
                call.typeName(),
                call.fieldName(),
                keys.stream().map(path -> value(call, path)).toList());
    }

    private static JsonNode value(FieldCall call, String path) {
        String[] names = path.split("\\.", -1);
        JsonNode value =
                switch (names[0]) {
                    case "arguments" -> call.arguments();
                    case "source" -> call.source();
                    case "identity" -> identity(call);
                    default -> NullNode.getInstance();
                };
        for (int i = 1; i < names.length; i++) {
            value = value.path(names[i]);
        }
        return value;
    }

    private static JsonNode identity(FieldCall call) {
        JsonNode identity = call.scope().caller().identity();
        return identity == null ? NullNode.getInstance() : identity;
    }

    /**
     * {@code $context.args.id}, {@code context.arguments.id} and the like: {@code arguments.id}.
     */
    private static String normalised(String key) {
        String path = key.startsWith("$") ? key.substring(1) : key;
        for (String prefix : List.of("context.", "ctx.")) {
            path = path.startsWith(prefix) ? path.substring(prefix.length()) : path;
        }
        return path.equals("args") || path.startsWith("args.")
                ? "arguments" + path.substring("args".length())
                : path;
    }
}
