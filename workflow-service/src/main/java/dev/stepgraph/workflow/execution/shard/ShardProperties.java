package dev.stepgraph.workflow.execution.shard;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import java.time.Duration;

/**
 * How executions are shared among replicas.
 *
 * @param count how many shards there are; counts at the first start on a database, and is kept
 * @param lease how long a replica that is not heard of keeps its shards; it renews three times in
 *     that
 * @param handOver how long a replica that stops takes at most to finish what it is about
 * @param address where other replicas reach this one, as {@code http://host:port}; absent: the
 *     address that the service listens on
 */
@ConfigurationProperties("stepgraph.shards")
public record ShardProperties(
        @DefaultValue("256") int count,
        @DefaultValue("10s") Duration lease,
        @DefaultValue("30s") Duration handOver,
        @Nullable String address) {

    /** An id names its shard in 16 bits. */
    private static final int MOST_SHARDS = 4096;

    public ShardProperties {
        if (count < 1 || count > MOST_SHARDS) {
            throw new IllegalArgumentException(
                    "stepgraph.shards.count is not between 1 and " + MOST_SHARDS + ": " + count);
        }
        if (lease.compareTo(Duration.ofSeconds(1)) < 0) {
            throw new IllegalArgumentException(
                    "stepgraph.shards.lease is shorter than a second: " + lease);
        }
    }
}
