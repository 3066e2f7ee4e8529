package dev.stepgraph.workflow.web.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepgraph.common.json.JsonText;
import dev.stepgraph.workflow.web.RunningService;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import tools.jackson.databind.JsonNode;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;

class StateMachineResourcesTest extends RunningService {

    @Test
    void createsGetsChangesAndLists() {
        String name = uniqueName();

        HttpResponse<String> created = send("POST", "/v1/state-machines", body(name));

        assertThat(created.statusCode()).isEqualTo(201);
        String location = created.headers().firstValue("Location").orElseThrow();
        assertThat(location).isEqualTo("/v1/state-machines/" + name);
        JsonNode got = json(fetch(location));
        assertThat(got.at("/name").stringValue()).isEqualTo(name);
        assertThat(got.at("/type").stringValue()).isEqualTo("STANDARD");
        assertThat(got.at("/definition/StartAt").stringValue()).isEqualTo("Done");
        assertThat(got.at("/roleArn").stringValue()).startsWith("arn:aws:iam::000000000000:role/");
        JsonNode changed = json(send("PATCH", location, "{\"tracing\":true}"));
        assertThat(changed.at("/tracing").booleanValue()).isTrue();
        assertThat(changed.has("revisionId")).isTrue();
        JsonNode listed = json(fetch("/v1/state-machines?namePrefix=" + name));
        assertThat(listed.at("/stateMachines/0/name").stringValue()).isEqualTo(name);
        assertThat(listed.at("/stateMachines/0").has("definition")).isFalse();
    }

    @Test
    void takesADefinitionAsText() {
        String name = uniqueName();
        String text = JsonText.write(tools.jackson.databind.node.StringNode.valueOf(PASS));

        send(
                "POST",
                "/v1/state-machines",
                "{\"name\":\"%s\",\"definition\":%s}".formatted(name, text));

        assertThat(
                        states.describeStateMachine(r ->
                                        r.stateMachineArn(
                                                "arn:aws:states:us-east-1:000000000000:stateMachine:"
                                                        + name))
                                .definition())
                .isEqualTo(PASS);
    }

    @Test
    void listsInPagesWhoseTokensFitNothingElse() {
        String prefix = uniqueName() + "-";
        for (int i = 0; i < 3; i++) {
            send("POST", "/v1/state-machines", body(prefix + i));
        }
        String address = "/v1/state-machines?limit=2&namePrefix=" + prefix;

        JsonNode first = json(fetch(address));
        String token = first.at("/nextPageToken").stringValue();
        JsonNode second = json(fetch(address + "&pageToken=" + token));

        assertThat(first.at("/stateMachines")).hasSize(2);
        assertThat(second.at("/stateMachines")).hasSize(1);
        assertThat(second.has("nextPageToken")).isFalse();
        problem(fetch("/v1/state-machines?limit=2&pageToken=" + token), 400, "InvalidToken");
    }

    @Test
    void goesOnAfterAName() {
        String prefix = uniqueName() + "-";
        for (int i = 0; i < 3; i++) {
            send("POST", "/v1/state-machines", body(prefix + i));
        }
        String address = "/v1/state-machines?namePrefix=" + prefix;

        JsonNode rest = json(fetch(address + "&after=" + prefix + "0"));

        assertThat(rest.at("/stateMachines"))
                .extracting(machine -> machine.at("/name").stringValue())
                .containsExactly(prefix + "1", prefix + "2");
        problem(fetch(address + "&after=a&pageToken=b"), 400, "ValidationException");
    }

    @Test
    void getsManyByNameInOneAnswer() {
        String prefix = uniqueName() + "-";
        for (int i = 0; i < 3; i++) {
            send("POST", "/v1/state-machines", body(prefix + i));
        }
        send("PATCH", "/v1/state-machines/" + prefix + "2", "{\"tracing\":true}");

        JsonNode found =
                json(
                        fetch(
                                "/v1/state-machines?name=%1$s2&name=%1$snone&name=%1$s0"
                                        .formatted(prefix)));

        assertThat(found.at("/stateMachines"))
                .extracting(machine -> machine.at("/name").stringValue())
                .containsExactly(prefix + "0", prefix + "2");
        assertThat(found.at("/stateMachines/0"))
                .isEqualTo(json(fetch("/v1/state-machines/" + prefix + "0")));
        assertThat(found.at("/stateMachines/1/tracing").booleanValue()).isTrue();
        assertThat(found.has("nextPageToken")).isFalse();
    }

    @Test
    void tellsWhatIsWrongWithADefinition() {
        JsonNode valid =
                json(send("POST", "/v1/definitions/validate", "{\"definition\":" + PASS + "}"));
        JsonNode faulty = json(send("POST", "/v1/definitions/validate", "{\"definition\":{}}"));

        assertThat(valid.at("/valid").booleanValue()).isTrue();
        assertThat(faulty.at("/valid").booleanValue()).isFalse();
        assertThat(faulty.at("/diagnostics/0/code").stringValue())
                .isEqualTo("SCHEMA_VALIDATION_FAILED");
    }

    @Test
    void answersRefusalsWithProblems() {
        String name = uniqueName();
        send("POST", "/v1/state-machines", body(name));

        problem(fetch("/v1/state-machines/nowhere"), 404, "StateMachineDoesNotExist");
        problem(
                send("POST", "/v1/state-machines", body(name).replace("Done", "Other")),
                409,
                "StateMachineAlreadyExists");
        problem(send("POST", "/v1/state-machines", "{}"), 400, "ValidationException");
        problem(send("POST", "/v1/state-machines", body("a b")), 400, "InvalidName");
        problem(
                send("PATCH", "/v1/state-machines/" + name, "{\"definition\":{}}"),
                400,
                "InvalidDefinition");
        problem(fetch("/v1/state-machines?limit=0"), 400, "ValidationException");
        problem(fetch("/v1/executions/nothing"), 404, "ExecutionDoesNotExist");
        problem(fetch("/v1/executions/arn:aws:states:x"), 400, "InvalidArn");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{",
                "{\"name\":\"a\",\"name\":\"b\"}",
                "{\"name\":{}}",
                "{\"type\":\"FAST\"}",
                "{}{}",
                "[]"
            })
    void saysWhereABodyIsWrong(String body) {
        HttpResponse<String> answer = send("POST", "/v1/state-machines", body);

        problem(answer, 400, "SerializationException");
        assertThat(answer.body()).doesNotContain("Exception:").doesNotContain("dev.stepgraph");
    }

    @Test
    void refusesABodyThatIsTooLarge() {
        String large = "{\"name\":\"" + "x".repeat(2_000_000) + "\"}";

        HttpResponse<String> answer = send("POST", "/v1/state-machines", large);

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(contentType(answer)).startsWith("application/problem+json");
    }

    @ParameterizedTest
    @CsvSource({
        "GET,/nowhere,404",
        "POST,/nowhere,404",
        "GET,/v1/nowhere,404",
        "PUT,/v1/state-machines,405",
        "GET,/actuator/env,404",
        "GET,/actuator/heapdump,404",
        "GET,/error,404",
        "GET,/v1/state-machines?limit=many,400",
        "GET,/v1/executions?status=ASLEEP,400",
        "GET,/v1/executions?startedAfter=yesterday,400"
    })
    void answersEverythingElseWithProblemsToo(String method, String path, int status) {
        HttpResponse<String> answer = send(method, path, "");

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(contentType(answer)).startsWith("application/problem+json");
        assertThat(answer.body()).doesNotContain("\tat ").doesNotContain("springframework");
    }

    @Test
    void describesItselfAndOffersAPageToTryIt() {
        JsonNode openApi = json(fetch("/v1/openapi"));
        HttpResponse<String> page = fetch("/swagger-ui/index.html");

        assertThat(openApi.at("/paths").propertyNames())
                .contains("/v1/state-machines", "/v1/executions/{id}/history");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(
                        policy -> assertThat(policy).contains("frame-ancestors 'none'"));
        assertThat(page.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(fetch("/docs").headers().firstValue("Location")).isPresent();
    }

    private static String body(String name) {
        return "{\"name\":\"%s\",\"definition\":%s}".formatted(name, PASS);
    }

    private static void problem(HttpResponse<String> answer, int status, String code) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(contentType(answer)).startsWith("application/problem+json");
        JsonNode problem = JsonText.parse(answer.body());
        assertThat(problem.at("/code").stringValue()).isEqualTo(code);
        assertThat(problem.at("/status").intValue()).isEqualTo(status);
        assertThat(problem.at("/detail").stringValue()).isNotBlank();
    }

    private static String contentType(HttpResponse<String> answer) {
        return answer.headers().firstValue("Content-Type").orElse("");
    }

    private static JsonNode json(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isLessThan(300);
        return JsonText.parse(answer.body());
    }

    private HttpResponse<String> send(String method, String path, String body) {
        return send(
                HttpRequest.newBuilder(uri(path))
                        .header("Content-Type", "application/json")
                        .method(method, BodyPublishers.ofString(body))
                        .build());
    }
}
