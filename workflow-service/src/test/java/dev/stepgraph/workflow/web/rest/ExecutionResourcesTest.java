package dev.stepgraph.workflow.web.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepgraph.common.json.JsonText;
import dev.stepgraph.workflow.web.RunningService;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;

class ExecutionResourcesTest extends RunningService {

    @Test
    void startsInspectsAndShowsTheHistory() {
        String name = nameOf(createStateMachine());

        HttpResponse<String> started =
                post(
                        "/v1/state-machines/" + name + "/executions",
                        "{\"name\":\"one\",\"input\":{\"b\":1.0}}");

        assertThat(started.statusCode()).isEqualTo(201);
        JsonNode start = JsonText.parse(started.body());
        String location = started.headers().firstValue("Location").orElseThrow();
        assertThat(location).isEqualTo("/v1/executions/" + start.at("/id").stringValue());
        awaitEnd(start.at("/arn").stringValue());
        JsonNode execution = json(fetch(location));
        assertThat(execution.at("/status").stringValue()).isEqualTo("SUCCEEDED");
        assertThat(execution.at("/name").stringValue()).isEqualTo("one");
        assertThat(execution.at("/input").toString()).isEqualTo("{\"b\":1.0}");
        assertThat(execution.at("/output/a").intValue()).isEqualTo(1);
        assertThat(execution.has("error")).isFalse();
        JsonNode history = json(fetch(location + "/history?limit=3"));
        assertThat(history.at("/events")).hasSize(3);
        assertThat(history.at("/events/1/type").stringValue()).isEqualTo("PassStateEntered");
        assertThat(history.at("/events/1/details/input/b").decimalValue()).isEqualTo("1.0");
        String rest = location + "/history?pageToken=" + history.at("/nextPageToken").stringValue();
        assertThat(json(fetch(rest)).at("/events/0/id").intValue()).isEqualTo(4);
        String after = location + "/history?limit=1&after=3";
        assertThat(json(fetch(after)).at("/events/0/id").intValue()).isEqualTo(4);
        assertThat(json(fetch(after + "&order=REVERSE")).at("/events/0/id").intValue())
                .isEqualTo(2);
    }

    @Test
    void takesAnArnForAnId() {
        String arn = start(createStateMachine());
        awaitEnd(arn);

        assertThat(json(fetch("/v1/executions/" + arn)).at("/arn").stringValue()).isEqualTo(arn);
        assertThat(
                        json(fetch("/v1/executions/" + arn.replace(":", "%3A")))
                                .at("/arn")
                                .stringValue())
                .isEqualTo(arn);
    }

    @Test
    void startsWithoutABody() {
        String name = nameOf(createStateMachine());

        HttpResponse<String> started = post("/v1/state-machines/" + name + "/executions", "");

        assertThat(started.statusCode()).isEqualTo(201);
    }

    @Test
    void stops() {
        String arn = start(createStateMachine(WAIT));

        HttpResponse<String> stopped =
                post("/v1/executions/" + arn + "/stop", "{\"error\":\"E\",\"cause\":\"C\"}");

        assertThat(stopped.statusCode()).isEqualTo(200);
        JsonNode execution = json(fetch("/v1/executions/" + arn));
        assertThat(execution.at("/status").stringValue()).isEqualTo("ABORTED");
        assertThat(execution.at("/error").stringValue()).isEqualTo("E");
        assertThat(execution.at("/stopDate").stringValue())
                .isEqualTo(JsonText.parse(stopped.body()).at("/stopDate").stringValue());
    }

    @Test
    void runsExpressExecutionsToTheirEnd() {
        String name = uniqueName();
        states.createStateMachine(r -> r.name(name).definition(PASS).roleArn(ROLE).type("EXPRESS"));

        JsonNode ended =
                json(post("/v1/state-machines/" + name + "/sync-executions", "{\"input\":7}"));

        assertThat(ended.at("/status").stringValue()).isEqualTo("SUCCEEDED");
        assertThat(ended.at("/input").intValue()).isEqualTo(7);
        assertThat(ended.at("/output/a").intValue()).isEqualTo(1);
    }

    @Test
    void listsByEveryFilter() {
        String machine = createStateMachine(WAIT);
        String first = startNamed(machine, "a-1");
        String second = startNamed(machine, "a-2");
        String third = startNamed(machine, "b-3");
        states.stopExecution(r -> r.executionArn(third));
        String list = "/v1/executions?stateMachine=" + nameOf(machine);

        assertThat(arns(list)).containsExactly(third, second, first);
        assertThat(arns(list + "&status=RUNNING")).containsExactly(second, first);
        assertThat(arns(list + "&status=ABORTED,FAILED")).containsExactly(third);
        assertThat(arns(list + "&namePrefix=a-")).containsExactly(second, first);
        assertThat(arns(list + "&startedBefore=2020-01-01T00:00:00Z")).isEmpty();
        assertThat(arns(list + "&startedAfter=2020-01-01T00:00:00Z")).hasSize(3);
        JsonNode page = json(fetch(list + "&limit=2"));
        String token = page.at("/nextPageToken").stringValue();
        assertThat(arns(list + "&limit=2&pageToken=" + token)).containsExactly(first);
        assertThat(fetch("/v1/executions?pageToken=" + token).statusCode()).isEqualTo(400);
        assertThat(arns(list + "&after=" + third)).containsExactly(second, first);
        assertThat(arns(list + "&limit=1&after=" + second)).containsExactly(first);
        assertThat(code(fetch(list + "&after=" + first + "&pageToken=" + token), 400))
                .isEqualTo("ValidationException");
        states.stopExecution(r -> r.executionArn(first));
        states.stopExecution(r -> r.executionArn(second));
    }

    @Test
    void answersRefusalsWithProblems() {
        String name = nameOf(createStateMachine(WAIT));
        String executions = "/v1/state-machines/" + name + "/executions";
        post(executions, "{\"name\":\"same\"}");

        assertThat(code(post(executions, "{\"name\":\"same\",\"input\":1}"), 409))
                .isEqualTo("ExecutionAlreadyExists");
        assertThat(code(post(executions, "{\"input\":1E9999999999}"), 400))
                .isIn("SerializationException", "InvalidExecutionInput");
        assertThat(code(post("/v1/state-machines/nowhere/executions", ""), 404))
                .isEqualTo("StateMachineDoesNotExist");
        assertThat(code(fetch("/v1/executions/00000000-0000-0000-0000-000000000000"), 404))
                .isEqualTo("ExecutionDoesNotExist");
        assertThat(code(post("/v1/state-machines/" + name + "/sync-executions", ""), 400))
                .isEqualTo("StateMachineTypeNotSupported");
    }

    private String startNamed(String machine, String name) {
        return states.startExecution(r -> r.stateMachineArn(machine).name(name)).executionArn();
    }

    private List<String> arns(String list) {
        return json(fetch(list))
                .at("/executions")
                .valueStream()
                .map(execution -> execution.at("/arn").stringValue())
                .toList();
    }

    private static String nameOf(String machine) {
        return machine.substring(machine.lastIndexOf(':') + 1);
    }

    private static String code(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValueSatisfying(
                        type -> assertThat(type).startsWith("application/problem+json"));
        return JsonText.parse(answer.body()).at("/code").stringValue();
    }

    private static JsonNode json(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isLessThan(300);
        return JsonText.parse(answer.body());
    }

    @Override
    protected HttpResponse<String> post(String path, String body) {
        return send(
                HttpRequest.newBuilder(uri(path))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body))
                        .build());
    }
}
