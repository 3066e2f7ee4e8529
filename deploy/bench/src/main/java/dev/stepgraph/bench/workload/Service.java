package dev.stepgraph.bench.workload;

import dev.stepgraph.bench.load.AwsClient;
import dev.stepgraph.bench.load.LoadClient;
import dev.stepgraph.bench.load.Requests;
import dev.stepgraph.bench.machine.CpuMeter;
import dev.stepgraph.bench.machine.Database;
import dev.stepgraph.bench.machine.ServerProcess;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Map;

/**
 * The service under test, with the database that it has to itself.
 *
 * @param process its process
 * @param server PostgreSQL
 * @param database the name of its database
 */
public record Service(ServerProcess process, Database server, String database) {

    /** A client that waits for each answer. */
    AwsClient client() throws IOException {
        return new AwsClient(process.address());
    }

    /** Many clients at once. */
    LoadClient load(int clients) throws IOException {
        return new LoadClient(process.address(), clients);
    }

    /** Tells what it and its database use. */
    CpuMeter cpu() {
        return new CpuMeter(process.pid(), server.pid());
    }

    /** Makes a Standard state machine and answers how it is started. */
    Machine machine(String name, String definition) throws IOException, SQLException {
        try (AwsClient client = client()) {
            String arn = client.createStateMachine(name, "STANDARD", definition);
            return new Machine(this, arn);
        }
    }

    /**
     * A state machine.
     *
     * @param service where it lives
     * @param arn its ARN
     */
    record Machine(Service service, String arn) {

        /** The request that starts an execution, without a name of its own. */
        byte[] start(String input) {
            return Requests.aws(
                    "StartExecution",
                    AwsClient.json(Map.of("stateMachineArn", arn, "input", input)));
        }

        /** What the database says of its executions. */
        ExecutionCounts counts() throws SQLException {
            return new ExecutionCounts(service.server().connect(service.database()), arn);
        }
    }
}
