package dev.stepgraph.workflow.execution.shard;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

class ExecutionIdsTest {

    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05.678Z");

    private final ExecutionIds ids = new ExecutionIds(256, new Random(1));

    @ParameterizedTest
    @ValueSource(ints = {1, 16, 255, 256, 4096})
    void nameTheirShardAndTheirTime(int shards) {
        ExecutionIds ofShards = new ExecutionIds(shards, new Random(1));

        for (int shard = 0; shard < shards; shard++) {
            UUID id = ofShards.next(NOW, shard);
            assertThat(ofShards.shard(id)).isEqualTo(shard);
            assertThat(id.version()).isEqualTo(7);
            assertThat(id.variant()).isEqualTo(2);
            assertThat(millis(id)).isEqualTo(NOW.toEpochMilli());
            assertThat(id.toString())
                    .isGreaterThan(ExecutionIds.leastAt(NOW).toString())
                    .isLessThan(ExecutionIds.leastAt(NOW.plusMillis(1)).toString());
        }
    }

    @Test
    void areOrderedToTheMicrosecondWhoeverGivesThemOut() {
        List<UUID> ofManyReplicas =
                IntStream.range(0, 2_000)
                        .mapToObj(micros ->
                                new ExecutionIds(256, new Random(micros))
                                        .next(NOW.plusNanos(micros * 1_000L), 255 - micros % 256))
                        .toList();

        assertThat(ofManyReplicas).isSorted();
    }

    @Test
    void increaseWhileTheClockStandsStill() {
        List<UUID> given = IntStream.range(0, 10_000).mapToObj(n -> ids.next(NOW, 255)).toList();

        assertThat(given).isSorted().doesNotHaveDuplicates();
        assertThat(millis(given.getLast())).isEqualTo(NOW.toEpochMilli() + 2);
    }

    @Test
    void increaseForOneThatComesLate() {
        UUID first = ids.next(NOW, 1);
        UUID late = ids.next(NOW.minusMillis(20), 1);
        UUID next = ids.next(NOW.plusNanos(1_000), 1);

        assertThat(List.of(first, late, next)).isSorted();
        assertThat(millis(late)).isEqualTo(NOW.toEpochMilli());
    }

    @Test
    void followAClockThatIsSetBack() {
        ids.next(NOW, 1);

        Instant earlier = NOW.minus(Duration.ofHours(1));

        assertThat(millis(ids.next(earlier, 1))).isEqualTo(earlier.toEpochMilli());
    }

    @Test
    void increaseForEveryThread() throws Exception {
        Callable<List<UUID>> giveOut =
                () -> IntStream.range(0, 5_000).mapToObj(n -> ids.next(NOW, n % 256)).toList();
        List<UUID> all = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            for (Future<List<UUID>> given : threads.invokeAll(List.of(giveOut, giveOut, giveOut))) {
                assertThat(given.get()).isSorted();
                all.addAll(given.get());
            }
        }

        // No two have the same time, so chance does not decide between them.
        assertThat(all).extracting(UUID::getMostSignificantBits).doesNotHaveDuplicates();
    }

    private static long millis(UUID id) {
        return id.getMostSignificantBits() >>> 16;
    }
}
