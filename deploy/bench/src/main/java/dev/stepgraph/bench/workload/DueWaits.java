package dev.stepgraph.bench.workload;

import dev.stepgraph.bench.machine.CpuMeter;
import dev.stepgraph.bench.machine.CpuUse;

import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * Ten thousand executions whose waits come due within ten seconds, all started before.
 *
 * @param machine waits until {@code $.due}
 */
record DueWaits(Service.Machine machine) {

    private static final int WAITS = 10_000;
    private static final Duration SPREAD = Duration.ofSeconds(10);

    /** Time to start them all. */
    private static final Duration LEAD = Duration.ofSeconds(12);

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

    /**
     * What became of them.
     *
     * @param arns the executions, all of which have ended
     * @param startedInTime whether all had been started when the first came due
     * @param cpu what was used while they came due
     */
    record Run(List<String> arns, boolean startedInTime, CpuUse cpu) {}

    Run run() throws IOException, SQLException {
        Instant first = Instant.now().truncatedTo(ChronoUnit.MILLIS).plus(LEAD);
        List<String> arns = new ArrayList<>(WAITS);
        Batch.run(
                machine.service(),
                WAITS,
                i -> machine.start("{\"due\":\"%s\"}".formatted(due(first, i))),
                answer -> arns.add(arn(answer)));
        Instant started = Instant.now();
        pauseUntil(first);
        CpuMeter cpu = machine.service().cpu();
        pauseUntil(first.plus(SPREAD));
        CpuUse used = cpu.lap();
        awaitEnd();
        return new Run(arns, started.isBefore(first), used);
    }

    private static Instant due(Instant first, int number) {
        return first.plusMillis(SPREAD.toMillis() * number / WAITS);
    }

    private static String arn(String answer) {
        return JsonMapper.shared().readTree(answer).path("executionArn").asString();
    }

    private static void pauseUntil(Instant instant) {
        Duration left = Duration.between(Instant.now(), instant);
        if (left.isPositive()) {
            Pauses.pause(left);
        }
    }

    private void awaitEnd() throws SQLException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        try (ExecutionCounts counts = machine.counts()) {
            while (counts.running() > 0) {
                if (System.nanoTime() > deadline) {
                    throw new IllegalStateException(counts.running() + " waits do not end");
                }
                Pauses.pause(BETWEEN_LOOKS);
            }
        }
    }
}
