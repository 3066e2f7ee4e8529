package dev.stepgraph.workflow.execution.shard;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Instant;
import java.util.Random;
import java.util.UUID;

class ExecutionIdsTest {

    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05.678Z");

    @ParameterizedTest
    @ValueSource(ints = {1, 16, 255, 256, 4096})
    void nameTheirShardAndTheirTime(int shards) {
        ExecutionIds ids = new ExecutionIds(shards, new Random(1));

        for (int shard = 0; shard < shards; shard++) {
            UUID id = ids.next(NOW, shard);
            assertThat(ids.shard(id)).isEqualTo(shard);
            assertThat(id.version()).isEqualTo(7);
            assertThat(id.variant()).isEqualTo(2);
            assertThat(id.getMostSignificantBits() >>> 16).isEqualTo(NOW.toEpochMilli());
            assertThat(id.toString())
                    .isGreaterThan(ExecutionIds.leastAt(NOW).toString())
                    .isLessThan(ExecutionIds.leastAt(NOW.plusMillis(1)).toString());
        }
    }
}
