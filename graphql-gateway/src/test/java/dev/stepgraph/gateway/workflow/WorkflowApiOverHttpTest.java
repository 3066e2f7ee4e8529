package dev.stepgraph.gateway.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepgraph.common.json.JsonText;
import dev.stepgraph.gateway.realtime.GraphqlSocket;
import dev.stepgraph.gateway.web.RunningGateway;

import org.junit.jupiter.api.Test;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;

class WorkflowApiOverHttpTest extends RunningGateway {

    @DynamicPropertySource
    static void workflows(DynamicPropertyRegistry registry) {
        registry.add("stepgraph.workflow.url", WorkflowServiceProcess::sharedUri);
        // SHA-256 of "secret"
        registry.add(
                "stepgraph.workflow-api.key-hashes",
                () -> "2bb80d537b1da3e38bd30361aa855686bde0eacd7162fef6a25fe97bf527a25b");
    }

    @Test
    void servesWhoeverHasAKey() {
        HttpResponse<String> answer =
                ask(
                        "/graphql",
                        "secret",
                        "{ stateMachines(first: 1) { pageInfo { hasNextPage } } }");

        assertThat(answer.statusCode()).isEqualTo(200);
        JsonNode body = JsonText.parse(answer.body());
        assertThat(body.at("/data/stateMachines/pageInfo/hasNextPage").isBoolean())
                .as(answer.body())
                .isTrue();
    }

    @Test
    void servesNobodyElse() {
        HttpResponse<String> answer = ask("/graphql", "guess", "{ executions { nodes { id } } }");

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(JsonText.parse(answer.body()).at("/errors/0/errorType").stringValue())
                .isEqualTo("UnauthorizedException");
    }

    @Test
    void describesItself() {
        String query =
                "{ __type(name: \"Execution\") { description fields { name description } } }";

        JsonNode type =
                JsonText.parse(ask("/apis/workflow/graphql", "secret", query).body())
                        .at("/data/__type");

        assertThat(type.at("/description").stringValue()).isEqualTo("One run of a state machine.");
        assertThat(type.at("/fields"))
                .isNotEmpty()
                .allSatisfy(
                        field -> assertThat(field.at("/description").stringValue()).isNotBlank());
    }

    @Test
    void tellsWhatHappensInAnExecutionOverWebSocket() throws Exception {
        String id = start("told");
        try (GraphqlSocket client =
                new GraphqlSocket(
                        uri("/graphql/realtime"), "graphql-transport-ws", new String[0])) {
            client.say("{'type': 'connection_init', 'payload': {'x-api-key': 'secret'}}");
            assertThat(client.hear().path("type").stringValue()).isEqualTo("connection_ack");

            client.say(
                    "{'type': 'subscribe', 'id': '1', 'payload': {'variables': {'id': '%s'}, 'query': 'subscription($id: ID!) { executionEvents(id: $id) { type } }'}}"
                            .formatted(id));

            List<String> types = new ArrayList<>();
            JsonNode message = client.hear();
            while (message.path("type").stringValue().equals("next")) {
                types.add(message.findValue("executionEvents").path("type").stringValue());
                message = client.hear();
            }
            assertThat(message.path("type").stringValue()).isEqualTo("complete");
            assertThat(types).hasSize(4);
        }
    }

    @Test
    void tellsTheSameAsServerSentEventsBelowItsOwnPath() {
        String body =
                JsonText.write(
                        JsonNodeFactory.instance
                                .objectNode()
                                .put(
                                        "query",
                                        "subscription { executionEvents(id: \"%s\") { type } }"
                                                .formatted(start("streamed"))));

        HttpResponse<String> stream = post("/graphql/stream", "secret", body);

        assertThat(stream.statusCode()).isEqualTo(200);
        assertThat(stream.headers().firstValue("content-type")).hasValue("text/event-stream");
        assertThat(stream.body().lines().filter(line -> line.startsWith("event:")))
                .containsExactly(
                        "event:next", "event:next", "event:next", "event:next", "event:complete");
        assertThat(post("/graphql/stream", "guess", body).statusCode()).isEqualTo(401);
    }

    /** Starts an execution of a machine of one Pass state. */
    private String start(String name) {
        String definition =
                "{'StartAt': 'P', 'States': {'P': {'Type': 'Pass', 'End': true}}}"
                        .replace('\'', '"');
        String machine =
                data(
                                "mutation($d: AWSJSON!) { createStateMachine(input: {name: \"%s\", definition: $d}) { arn } }"
                                        .formatted(name),
                                definition)
                        .findValue("arn")
                        .stringValue();
        return data(
                        "mutation($d: ID!) { startExecution(input: {stateMachine: $d}) { id } }",
                        machine)
                .findValue("id")
                .stringValue();
    }

    private JsonNode data(String query, String json) {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        String body =
                JsonText.write(
                        nodes.objectNode()
                                .put("query", query)
                                .set("variables", nodes.objectNode().put("d", json)));
        JsonNode answer = JsonText.parse(post("/graphql", "secret", body).body());
        assertThat(answer.has("errors")).as("%s", answer).isFalse();
        return answer;
    }

    @Test
    void isNoneOfTheApisThatOwnersManage() {
        assertThat(appsync.listGraphqlApis().graphqlApis())
                .extracting(api -> api.apiId())
                .doesNotContain("workflow");
    }

    private HttpResponse<String> ask(String path, String key, String query) {
        return post(
                path,
                key,
                JsonText.write(JsonNodeFactory.instance.objectNode().put("query", query)));
    }

    private HttpResponse<String> post(String path, String key, String body) {
        return send(
                HttpRequest.newBuilder(uri(path))
                        .header("Content-Type", "application/json")
                        .header("x-api-key", key)
                        .POST(BodyPublishers.ofString(body))
                        .build());
    }
}
