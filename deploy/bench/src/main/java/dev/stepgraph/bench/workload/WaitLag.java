package dev.stepgraph.bench.workload;

import static java.lang.String.format;
import static java.util.Locale.ROOT;

import dev.stepgraph.bench.load.AwsClient;
import dev.stepgraph.bench.load.Requests;
import dev.stepgraph.bench.report.Line;
import dev.stepgraph.bench.report.Percentiles;
import dev.stepgraph.bench.report.Row;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Rows WAITS: ten thousand executions that wait for instants spread evenly over ten seconds, and by
 * how much later than its instant each went on: as its history tells, and once more as the function
 * tells that is called next, after the commit.
 */
final class WaitLag implements Workload {

    private static final int UNDER_WAY = 256;

    private static final JsonMapper JSON = JsonMapper.shared();

    @Override
    public List<Line> run(Stand stand) throws Exception {
        List<Line> lines = new ArrayList<>(byHistory(stand));
        lines.addAll(byNextCall(stand));
        return lines;
    }

    private static List<Line> byHistory(Stand stand) throws Exception {
        stand.progress().say("10,000 waits: warming up");
        Service.Machine warmUp = stand.service().machine("waits-warm-up", Definitions.passes());
        new Throughput(warmUp, UNDER_WAY).measure(stand.pace().warmUpAgain());
        DueWaits waits = new DueWaits(stand.service().machine("waits", Definitions.waitUntilDue()));
        List<Double> medians = new ArrayList<>();
        List<Double> tails = new ArrayList<>();
        String remark = "";
        for (int i = 1; i <= stand.pace().repetitions(); i++) {
            DueWaits.Run run = Undisturbed.measure(stand, waits::run);
            Percentiles lags = lags(stand.service(), run.arns());
            medians.add(lags.millis(50));
            tails.add(lags.millis(99));
            remark = "WaitStateExited in the histories, " + remark(lags, run);
            say(stand, i, lags, remark);
        }
        return List.of(
                Line.of(Row.WAITS_MEDIAN, "", medians, remark, Map.of()),
                Line.of(Row.WAITS_TAIL, "", tails, remark, Map.of()));
    }

    private static List<Line> byNextCall(Stand stand) throws Exception {
        DueWaits waits =
                new DueWaits(stand.service().machine("told", Definitions.waitUntilDueAndTell()));
        Durations calls = new Durations();
        stand.functions().listener(event -> calls.add(sinceDue(event)));
        DueWaits.Run run = waits.run();
        stand.functions().listener(_ -> {});
        Percentiles lags = calls.percentiles();
        String remark =
                "%d calls of the function behind the wait, ".formatted(calls.count())
                        + remark(lags, run);
        say(stand, 0, lags, remark);
        String variant = "until the next task is called";
        return List.of(
                Line.beside(Row.WAITS_MEDIAN, variant, List.of(lags.millis(50)), remark, Map.of()),
                Line.beside(Row.WAITS_TAIL, variant, List.of(lags.millis(99)), remark, Map.of()));
    }

    private static void say(Stand stand, int number, Percentiles lags, String remark) {
        stand.progress()
                .say(
                        format(
                                ROOT,
                                "10,000 waits %d: lag p50 %.1f ms, p99 %.1f ms; %s",
                                number,
                                lags.millis(50),
                                lags.millis(99),
                                remark));
    }

    private static String remark(Percentiles lags, DueWaits.Run run) {
        return format(
                ROOT,
                "max %.0f ms; %s%s",
                lags.millis(100),
                run.cpu().text(),
                run.startedInTime() ? "" : "; the first came due before the last was started");
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
                due = due(event.path("executionStartedEventDetails").path("input").asString());
            } else if (type.equals("WaitStateExited")) {
                long at = Math.round(event.path("timestamp").asDouble() * 1_000);
                return (at - due.toEpochMilli()) * 1_000_000;
            }
        }
        throw new IllegalStateException("no wait came to its end in " + events);
    }

    private static long sinceDue(byte[] event) {
        Instant due = due(new String(event, StandardCharsets.UTF_8));
        return due.until(Instant.now()).toNanos();
    }

    private static Instant due(String input) {
        return Instant.parse(JSON.readTree(input).path("due").asString());
    }
}
