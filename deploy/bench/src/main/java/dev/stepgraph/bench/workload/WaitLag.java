package dev.stepgraph.bench.workload;

import static java.lang.String.format;
import static java.util.Locale.ROOT;

import dev.stepgraph.bench.load.AwsClient;
import dev.stepgraph.bench.load.Requests;
import dev.stepgraph.bench.machine.CpuMeter;
import dev.stepgraph.bench.machine.CpuUse;
import dev.stepgraph.bench.report.Line;
import dev.stepgraph.bench.report.Percentiles;
import dev.stepgraph.bench.report.Row;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Rows WAITS: ten thousand executions that wait for instants spread evenly over ten seconds, and by
 * how much later than its instant each went on, as its history tells.
 */
final class WaitLag implements Workload {

    private static final int WAITS = 10_000;
    private static final Duration SPREAD = Duration.ofSeconds(10);

    /** Time to start them all. */
    private static final Duration LEAD = Duration.ofSeconds(12);

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

    private static final JsonMapper JSON = JsonMapper.shared();

    @Override
    public List<Line> run(Stand stand) throws Exception {
        Service.Machine machine = stand.service().machine("waits", Definitions.waitUntilDue());
        List<Double> medians = new ArrayList<>();
        List<Double> tails = new ArrayList<>();
        String remark = "";
        for (int i = 1; i <= stand.pace().repetitions(); i++) {
            stand.progress().say(format(ROOT, "10,000 waits %d: starting them", i));
            Measured measured = measure(machine);
            medians.add(measured.lags().millis(50));
            tails.add(measured.lags().millis(99));
            remark = measured.remark();
            stand.progress()
                    .say(
                            format(
                                    ROOT,
                                    "10,000 waits %d: lag p50 %.0f ms, p99 %.0f ms, max %.0f ms; %s",
                                    i,
                                    medians.getLast(),
                                    tails.getLast(),
                                    measured.lags().millis(100),
                                    remark));
        }
        return List.of(
                Line.of(Row.WAITS_MEDIAN, "", medians, remark, Map.of()),
                Line.of(Row.WAITS_TAIL, "", tails, remark, Map.of()));
    }

    private record Measured(Percentiles lags, boolean startedInTime, CpuUse cpu) {

        String remark() {
            return String.format(
                    Locale.ROOT,
                    "WaitStateExited against the instant, from the histories; max %.0f ms; %s%s",
                    lags.millis(100),
                    cpu.text(),
                    startedInTime ? "" : "; the first came due before the last was started");
        }
    }

    private static Measured measure(Service.Machine machine) throws IOException, SQLException {
        Instant first = Instant.now().truncatedTo(ChronoUnit.MILLIS).plus(LEAD);
        List<String> arns = new ArrayList<>(WAITS);
        Batch.run(
                machine.service(),
                WAITS,
                i -> machine.start("{\"due\":\"%s\"}".formatted(due(first, i))),
                answer -> arns.add(JSON.readTree(answer).path("executionArn").asString()));
        Instant started = Instant.now();
        pauseUntil(first);
        CpuMeter cpu = machine.service().cpu();
        pauseUntil(first.plus(SPREAD));
        CpuUse used = cpu.lap();
        awaitEnd(machine);
        return new Measured(lags(machine.service(), arns), started.isBefore(first), used);
    }

    private static Instant due(Instant first, int number) {
        return first.plusMillis(SPREAD.toMillis() * number / WAITS);
    }

    private static void pauseUntil(Instant instant) {
        Duration left = Duration.between(Instant.now(), instant);
        if (left.isPositive()) {
            Pauses.pause(left);
        }
    }

    private static void awaitEnd(Service.Machine machine) throws SQLException {
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

    private static Percentiles lags(Service service, List<String> arns) throws IOException {
        Durations lags = new Durations();
        Batch.run(
                service,
                arns.size(),
                i ->
                        Requests.aws(
                                "GetExecutionHistory",
                                AwsClient.json(Map.of("executionArn", arns.get(i)))),
                answer -> lags.add(lag(JSON.readTree(answer).path("events"))));
        return lags.percentiles();
    }

    /** In nanoseconds; the history tells milliseconds. */
    static long lag(JsonNode events) {
        Instant due = Instant.MAX;
        for (JsonNode event : events) {
            String type = event.path("type").asString();
            if (type.equals("ExecutionStarted")) {
                String input = event.path("executionStartedEventDetails").path("input").asString();
                due = Instant.parse(JSON.readTree(input).path("due").asString());
            } else if (type.equals("WaitStateExited")) {
                long at = Math.round(event.path("timestamp").asDouble() * 1_000);
                return (at - due.toEpochMilli()) * 1_000_000;
            }
        }
        throw new IllegalStateException("no wait came to its end in " + events);
    }
}
