package dev.stepgraph.bench.workload;

import static java.lang.String.format;
import static java.util.Locale.ROOT;

import dev.stepgraph.bench.handler.EmptyHandlerApplication;
import dev.stepgraph.bench.load.AwsClient;
import dev.stepgraph.bench.load.HttpAnswer;
import dev.stepgraph.bench.load.LoadClient;
import dev.stepgraph.bench.load.Requests;
import dev.stepgraph.bench.machine.CpuMeter;
import dev.stepgraph.bench.machine.CpuUse;
import dev.stepgraph.bench.machine.ServerProcess;
import dev.stepgraph.bench.report.Figures;
import dev.stepgraph.bench.report.Line;
import dev.stepgraph.bench.report.Median;
import dev.stepgraph.bench.report.Row;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Row EXPRESS: StartSyncExecution of five Pass states against an application that answers the same
 * requests with nothing, turn by turn, by the same client.
 */
final class ExpressComparison implements Workload {

    private static final String SUCCEEDED = "\"SUCCEEDED\"";

    @Override
    public List<Line> run(Stand stand) throws Exception {
        Service service = stand.service();
        String arn;
        try (AwsClient client = service.client()) {
            arn = client.createStateMachine("express", "EXPRESS", Definitions.passes());
        }
        String body = AwsClient.json(Map.of("stateMachineArn", arn, "input", Definitions.PAYLOAD));
        byte[] request = Requests.aws("StartSyncExecution", body);
        ServerProcess handler = stand.startServer("empty", EmptyHandlerApplication.class);
        try {
            handler.awaitReady("/ready");
            return List.of(compare(stand, service.process(), handler, request));
        } finally {
            stand.stop(handler);
        }
    }

    private static Line compare(
            Stand stand, ServerProcess service, ServerProcess handler, byte[] request)
            throws Exception {
        stand.progress().say("Express against an empty handler: warming up");
        rate(handler, request, stand.pace().warmUp());
        rate(service, request, stand.pace().warmUp());
        List<Double> ratios = new ArrayList<>();
        List<Double> empty = new ArrayList<>();
        List<Double> express = new ArrayList<>();
        for (int i = 1; i <= stand.pace().repetitions(); i++) {
            Pair pair = Undisturbed.measure(stand, () -> pair(stand, service, handler, request));
            Rate theirs = pair.empty();
            Rate ours = pair.express();
            empty.add(theirs.perSecond());
            express.add(ours.perSecond());
            ratios.add(ours.perSecond() / theirs.perSecond());
            stand.progress()
                    .say(
                            format(
                                    ROOT,
                                    "Express %d: %,.0f/s (%s), empty handler %,.0f/s (%s)",
                                    i,
                                    ours.perSecond(),
                                    ours.cpu().text(),
                                    theirs.perSecond(),
                                    theirs.cpu().text()));
        }
        double ours = Median.of(express);
        double theirs = Median.of(empty);
        String remark =
                "%s executions/s of five Pass states ÷ %s requests/s"
                        .formatted(Figures.text(ours), Figures.text(theirs));
        return Line.of(
                Row.EXPRESS,
                "",
                ratios,
                remark,
                Map.of("executionsPerSecond", ours, "emptyPerSecond", theirs));
    }

    private record Pair(Rate empty, Rate express) {}

    private static Pair pair(
            Stand stand, ServerProcess service, ServerProcess handler, byte[] request)
            throws IOException {
        return new Pair(
                rate(handler, request, stand.pace().load()),
                rate(service, request, stand.pace().load()));
    }

    private record Rate(double perSecond, CpuUse cpu) {}

    private static Rate rate(ServerProcess server, byte[] request, Duration length)
            throws IOException {
        CpuMeter cpu = new CpuMeter(server.pid(), 0);
        long began = System.nanoTime();
        RateLoad load = new RateLoad(request, ExpressComparison::good, began + length.toNanos());
        try (LoadClient client = new LoadClient(server.address(), Throughput.CLIENTS)) {
            client.run(load);
        }
        double seconds = (System.nanoTime() - began) / 1e9;
        return new Rate(load.answers() / seconds, cpu.lap());
    }

    /** The empty handler says that it succeeded, too, so that the client does the same for both. */
    private static boolean good(HttpAnswer answer) {
        return answer.status() == 200 && answer.text().contains(SUCCEEDED);
    }
}
