package dev.stepgraph.gateway.datasource.workflow;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlMatching;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.stubbing.Scenario;

import dev.stepgraph.gateway.datasource.AnsweredCalls;
import dev.stepgraph.gateway.datasource.DataSourceException;
import dev.stepgraph.gateway.datasource.Scopes;
import dev.stepgraph.gateway.registry.DataSourceType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.JsonNode;

import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;

class WorkflowInvokerTest extends AnsweredCalls {

    private static final String MACHINE =
            "arn:aws:states:us-east-1:000000000000:stateMachine:order";

    @Test
    void startsAnExecutionOfTheDataSourcesStateMachine() {
        answer(post("/v1/state-machines/order/executions"), "{\"id\":\"7\",\"arn\":\"a\"}");

        JsonNode result = call("{'operation':'StartExecution','name':'n','input':{'id':1}}");

        assertThat(result).isEqualTo(Scopes.json("{'id':'7','arn':'a'}"));
        server.verify(
                postRequestedFor(urlEqualTo("/v1/state-machines/order/executions"))
                        .withHeader("Authorization", equalTo("Bearer secret"))
                        .withRequestBody(equalToJson("{\"name\":\"n\",\"input\":{\"id\":1}}")));
    }

    @Test
    void waitsUntilTheExecutionHasEnded() {
        answer(post("/v1/state-machines/other/executions"), "{\"id\":\"7\"}");
        server.stubFor(
                get("/v1/executions/7")
                        .inScenario("run")
                        .whenScenarioStateIs(Scenario.STARTED)
                        .willReturn(aResponse().withBody("{\"status\":\"RUNNING\"}"))
                        .willSetStateTo("ended"));
        server.stubFor(
                get("/v1/executions/7")
                        .inScenario("run")
                        .whenScenarioStateIs("ended")
                        .willReturn(
                                aResponse().withBody("{\"status\":\"SUCCEEDED\",\"output\":[1]}")));

        JsonNode result = call("{'operation':'StartExecution','stateMachine':'other','wait':true}");

        assertThat(result).isEqualTo(Scopes.json("{'status':'SUCCEEDED','output':[1]}"));
    }

    @Test
    void answersTheExecutionAsItIsWhenTheWaitIsOver() {
        answer(post("/v1/state-machines/order/executions"), "{\"id\":\"7\"}");
        answer(get("/v1/executions/7"), "{\"status\":\"RUNNING\"}");

        assertThat(
                        call("{'operation':'StartExecution','wait':true,'waitSeconds':0}")
                                .path("status")
                                .stringValue())
                .isEqualTo("RUNNING");
    }

    @Test
    void runsInspectsStopsAndReadsHistories() {
        answer(post("/v1/state-machines/order/sync-executions"), "{\"output\":1}");
        answer(get("/v1/executions/arn%3Aaws%3Ax"), "{\"status\":\"FAILED\"}");
        answer(post("/v1/executions/7/stop"), "{\"stopDate\":\"d\"}");
        answer(
                get(urlMatching("/v1/executions/7/history.*")),
                "{\"events\":[{\"id\":1}],\"nextPageToken\":\"t\"}");

        assertThat(call("{'operation':'StartSyncExecution'}"))
                .isEqualTo(Scopes.json("{'output':1}"));
        assertThat(call("{'operation':'DescribeExecution','execution':'arn:aws:x'}"))
                .isEqualTo(Scopes.json("{'status':'FAILED'}"));
        assertThat(call("{'operation':'StopExecution','execution':'7','cause':'c'}"))
                .isEqualTo(Scopes.json("{'stopDate':'d'}"));
        assertThat(
                        call(
                                "{'operation':'GetExecutionHistory','execution':'7','maxResults':5,"
                                        + "'reverseOrder':true,'nextToken':'a b'}"))
                .isEqualTo(Scopes.json("{'events':[{'id':1}],'nextToken':'t'}"));
        server.verify(
                getRequestedFor(
                        urlEqualTo(
                                "/v1/executions/7/history?order=REVERSE&includeData=true&limit=5"
                                        + "&pageToken=a%20b")));
    }

    @Test
    void passesOnWhatTheServiceSays() {
        server.stubFor(
                get("/v1/executions/7")
                        .willReturn(
                                aResponse()
                                        .withStatus(404)
                                        .withBody(
                                                "{\"code\":\"ExecutionDoesNotExist\",\"detail\":\"Gone\"}")));

        DataSourceException failure = failure("{'operation':'DescribeExecution','execution':'7'}");

        assertThat(failure.errorType()).isEqualTo("Workflow:ExecutionDoesNotExist");
        assertThat(failure.getMessage()).isEqualTo("Gone");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{'operation':'DeleteExecution'}",
                "{'operation':'DescribeExecution'}",
                "{'operation':'StartExecution','wait':'yes'}"
            })
    void saysWhatIsWrongWithARequest(String request) {
        answer(post("/v1/state-machines/order/executions"), "{\"id\":\"7\"}");

        assertThat(failure(request).errorType()).isEqualTo("MappingTemplate");
    }

    private static void answer(MappingBuilder request, String body) {
        server.stubFor(request.willReturn(aResponse().withBody(body)));
    }

    @Override
    protected JsonNode call(String request) {
        WorkflowProperties properties =
                new WorkflowProperties(
                        URI.create(server.baseUrl()), "secret", Duration.ofMillis(5));
        InstantSource clock = InstantSource.system();
        return new WorkflowInvoker(new WorkflowCalls(clients, properties, clock), properties, clock)
                .bind(
                        Scopes.source(
                                DataSourceType.WORKFLOW, "{'stateMachineArn':'" + MACHINE + "'}"))
                .invoke(Scopes.json(request), Scopes.scope());
    }
}
