package dev.stepgraph.bench.workload;

import dev.stepgraph.bench.load.AwsClient;
import dev.stepgraph.bench.report.Percentiles;

import java.io.IOException;
import java.util.Map;

/**
 * Executions one after another by a single client, each timed from before the request that starts
 * it until an answer has come in that says that it has succeeded. That is all a client can see; it
 * holds at least two requests.
 */
final class Sequence {

    private final Service service;
    private final byte[] start;

    Sequence(Service.Machine machine, String input) {
        this.service = machine.service();
        this.start = machine.start(input);
    }

    /** The times of so many. */
    Percentiles run(int count) throws IOException {
        Durations durations = new Durations();
        try (AwsClient client = service.client()) {
            for (int i = 0; i < count; i++) {
                durations.add(once(client));
            }
        }
        return durations.percentiles();
    }

    private long once(AwsClient client) throws IOException {
        long began = System.nanoTime();
        String arn = client.start(start);
        String status = status(client, arn);
        while (status.equals("RUNNING")) {
            status = status(client, arn);
        }
        long nanos = System.nanoTime() - began;
        if (!status.equals("SUCCEEDED")) {
            throw new IllegalStateException(arn + " ended as " + status);
        }
        return nanos;
    }

    private static String status(AwsClient client, String arn) throws IOException {
        return client.call("DescribeExecution", Map.of("executionArn", arn))
                .path("status")
                .asString();
    }
}
