package dev.stepgraph.bench.workload;

import dev.stepgraph.bench.handler.EmptyHandlerApplication;
import dev.stepgraph.bench.load.AwsClient;
import dev.stepgraph.bench.load.HttpAnswer;
import dev.stepgraph.bench.load.Requests;
import dev.stepgraph.bench.machine.ServerProcess;
import dev.stepgraph.bench.report.Figures;
import dev.stepgraph.bench.report.Line;
import dev.stepgraph.bench.report.Row;
import dev.stepgraph.bench.workload.TurnByTurn.Side;

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
        TurnByTurn.Outcome outcome =
                TurnByTurn.measure(
                        stand,
                        new Side("Express", service, () -> request, ExpressComparison::good),
                        new Side("empty handler", handler, () -> request, ExpressComparison::good));
        String remark =
                "%s executions/s of five Pass states ÷ %s requests/s"
                        .formatted(Figures.text(outcome.ours()), Figures.text(outcome.theirs()));
        return Line.of(
                Row.EXPRESS,
                "",
                outcome.ratios(),
                remark,
                Map.of("executionsPerSecond", outcome.ours(), "emptyPerSecond", outcome.theirs()));
    }

    /** The empty handler says that it succeeded, too, so that the client does the same for both. */
    private static boolean good(HttpAnswer answer) {
        return answer.status() == 200 && answer.text().contains(SUCCEEDED);
    }
}
