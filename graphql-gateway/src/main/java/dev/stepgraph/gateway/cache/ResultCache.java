package dev.stepgraph.gateway.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.github.benmanes.caffeine.cache.Ticker;

import dev.stepgraph.common.json.JsonSize;

import org.springframework.stereotype.Component;

import tools.jackson.databind.JsonNode;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The results of resolvers that are kept for a while.
 *
 * <p>Bounded by size; what was not asked for longest goes first. Every replica keeps its own;
 * whoever evicts something tells the others.
 */
@Component
public final class ResultCache {

    private static final int ENTRY_OVERHEAD = 128;

    private final Cache<CacheKey, Kept> results;
    private final long maxEntryBytes;

    private record Kept(JsonNode value, Duration ttl, int weight) {}

    /** An empty cache. */
    public ResultCache(ResultCacheProperties properties, InstantSource clock) {
        this.maxEntryBytes = Math.max(1, properties.maxSize().toBytes() / 16);
        this.results =
                Caffeine.newBuilder()
                        .maximumWeight(properties.maxSize().toBytes())
                        .<CacheKey, Kept>weigher((key, kept) -> kept.weight())
                        .ticker(ticker(clock))
                        .expireAfter(Expiry.<CacheKey, Kept>creating((key, kept) -> kept.ttl()))
                        .executor(Runnable::run)
                        .build();
    }

    /** A result that is kept and has not expired. */
    public Optional<JsonNode> find(CacheKey key) {
        return Optional.ofNullable(results.getIfPresent(key)).map(Kept::value);
    }

    /** Keeps a result for so long; not, if it would take more than a sixteenth of all room. */
    public void put(CacheKey key, JsonNode value, Duration ttl) {
        long bytes = JsonSize.upTo(value, maxEntryBytes);
        if (bytes <= maxEntryBytes) {
            int weight = (int) bytes + ENTRY_OVERHEAD + 2 * key.values().length();
            results.put(key, new Kept(value, ttl, weight));
        }
    }

    /** Forgets a result. */
    public void evict(CacheKey key) {
        results.invalidate(key);
    }

    /** Forgets all results of a field. Looks at every result that is kept. */
    public void evictField(String apiId, String typeName, String fieldName) {
        results.asMap()
                .keySet()
                .removeIf(key ->
                        key.apiId().equals(apiId)
                                && key.typeName().equals(typeName)
                                && key.fieldName().equals(fieldName));
    }

    private static Ticker ticker(InstantSource clock) {
        return () -> {
            Instant now = clock.instant();
            return TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano();
        };
    }
}
