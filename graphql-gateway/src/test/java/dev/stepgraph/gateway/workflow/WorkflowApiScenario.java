package dev.stepgraph.gateway.workflow;

import dev.stepgraph.common.json.JsonText;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;

import tools.jackson.databind.JsonNode;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** The built-in API before a workflow-service, and what its tests do over and over. */
abstract class WorkflowApiScenario {

    private static final AtomicInteger NAMES = new AtomicInteger();

    static final String PASS =
            "{\"StartAt\":\"Done\",\"States\":{\"Done\":{\"Type\":\"Pass\",\"End\":true}}}";

    static final String WAIT =
            "{\"StartAt\":\"Hold\",\"States\":{\"Hold\":{\"Type\":\"Wait\",\"Seconds\":3600,\"End\":true}}}";

    static final String CREATE =
            """
            mutation ($name: String!, $definition: AWSJSON!, $type: StateMachineType! = STANDARD) {
              createStateMachine(input: {name: $name, definition: $definition, type: $type}) {
                id arn name type status creationDate definition roleArn revisionId
                logging { level includeExecutionData logGroupArn } tracing
              }
            }
            """;

    static final String START =
            """
            mutation ($machine: ID!, $name: String, $input: AWSJSON) {
              startExecution(input: {stateMachine: $machine, name: $name, input: $input}) {
                id arn name stateMachineArn status startDate stopDate input output
              }
            }
            """;

    static final String PAGE =
            """
            query ($machine: ID, $first: Int! = 50, $after: String, $filter: ExecutionFilter) {
              executions(stateMachine: $machine, first: $first, after: $after, filter: $filter) {
                edges { cursor node { name status } }
                pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
              }
            }
            """;

    final ServiceProxy proxy = ServiceProxy.before(WorkflowServiceProcess.sharedUri());
    final WorkflowApiRuntime api = new WorkflowApiRuntime(proxy.uri());

    @AfterEach
    void stop() {
        api.close();
        proxy.close();
    }

    static String name() {
        return "api-" + NAMES.incrementAndGet();
    }

    JsonNode create(String name, String definition) {
        return api.ask(CREATE, "name", name, "definition", definition).path("createStateMachine");
    }

    String start(String machine, String name) {
        return api.ask(START, "machine", machine, "name", name)
                .at("/startExecution/id")
                .stringValue();
    }

    JsonNode stopExecution(String id) {
        return api.ask(
                        """
                        mutation ($id: ID!) {
                          stopExecution(id: $id, error: "E", cause: "because") { status error cause }
                        }
                        """,
                        "id",
                        id)
                .path("stopExecution");
    }

    List<String> names(String machine, String filter) {
        JsonNode page = api.ask(PAGE, "machine", machine, "filter", JsonText.parse(filter));
        List<String> names = new ArrayList<>();
        for (JsonNode edge : page.at("/executions/edges")) {
            names.add(edge.at("/node/name").stringValue());
        }
        return names;
    }

    JsonNode awaitEnd(String id, String fields) {
        String query = "query ($id: ID!) { execution(id: $id) { status %s } }".formatted(fields);
        return Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(
                        () -> api.ask(query, "id", id).path("execution"),
                        execution -> !execution.at("/status").stringValue().equals("RUNNING"));
    }
}
