package dev.stepgraph.workflow.web.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepgraph.workflow.web.RunningService;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;

/** What no SDK would send. */
class UglyRequestsTest extends RunningService {

    @Test
    void givesEveryAnswerAnIdAndItsMediaType() {
        HttpResponse<String> answer = post("ListStateMachines", "{}");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("x-amzn-RequestId"))
                .hasValueSatisfying(id -> assertThat(id).hasSize(36));
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValueSatisfying(
                        type -> assertThat(type).startsWith("application/x-amz-json-1.0"));
        assertThat(answer.headers().firstValue("Server")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "[]", "\"a\"", "1", "null", "{}{}", "{\"a\":1,\"a\":2}", "\u0000"})
    void refusesBodiesThatAreNoObjects(String body) {
        refuses(post("ListStateMachines", body), 400, "SerializationException");
    }

    @Test
    void refusesDepthThatWouldBlowTheStack() {
        refuses(post("ListStateMachines", "[".repeat(200_000)), 400, "SerializationException");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ListStateMachines|{\"maxResults\":\"10\"}",
                "ListStateMachines|{\"maxResults\":1.5}",
                "ListStateMachines|{\"nextToken\":7}",
                "DescribeStateMachine|{\"stateMachineArn\":{}}",
                "CreateStateMachine|{\"tags\":{}}",
                "CreateStateMachine|{\"loggingConfiguration\":[]}",
                "UntagResource|{\"resourceArn\":\"a\",\"tagKeys\":[1]}",
                "DescribeStateMachine|{\"stateMachineArn\":\"a\\u0000\"}",
                "DescribeStateMachine|{\"stateMachineArn\":\"a\\ud800\"}"
            })
    void refusesMembersOfAnotherType(String operation, String body) {
        refuses(post(operation, body), 400, "SerializationException");
    }

    @Test
    void refusesMissingMembersAllAtOnce() {
        HttpResponse<String> answer = post("CreateStateMachine", "{}");

        refuses(answer, 400, "ValidationException");
        assertThat(answer.body())
                .contains("3 validation errors detected: Value null at 'name'")
                .contains("Value null at 'definition' failed to satisfy constraint");
    }

    @ParameterizedTest
    @ValueSource(strings = {"CreateActivity", "RedriveExecution", "TestState", "SendTaskSuccess"})
    void saysWhichOperationsAreNotThereYet(String operation) {
        HttpResponse<String> answer = post(operation, "{}");

        refuses(answer, 404, "UnknownOperationException");
        assertThat(answer.body()).contains("not supported yet");
    }

    @Test
    void refusesUnknownOperations() {
        refuses(post("LaunchRocket", "{}"), 404, "UnknownOperationException");
    }

    @Test
    void refusesRequestsWithoutATarget() {
        HttpResponse<String> answer =
                send(HttpRequest.newBuilder(uri("/")).POST(BodyPublishers.noBody()).build());

        refuses(answer, 404, "UnknownOperationException");
    }

    @Test
    void refusesABodyThatIsTooLargeWhetherItSaysSoOrNot() {
        String large = "{\"name\":\"" + "x".repeat(2_000_000) + "\"}";

        refuses(post("CreateStateMachine", large), 413, "RequestEntityTooLargeException");
        HttpRequest chunked =
                HttpRequest.newBuilder(uri("/"))
                        .header("X-Amz-Target", "AWSStepFunctions.CreateStateMachine")
                        .POST(BodyPublishers.fromPublisher(BodyPublishers.ofString(large)))
                        .build();
        refuses(send(chunked), 413, "RequestEntityTooLargeException");
    }

    @Test
    void takesADefinitionOfOneMebibyte() {
        String head = PASS.substring(0, PASS.length() - 1) + ",\"Comment\":\"";
        String definition = head + "x".repeat(1_048_576 - head.length() - 2) + "\"}";
        assertThat(definition).hasSize(1_048_576);

        assertThat(
                        states.validateStateMachineDefinition(r -> r.definition(definition))
                                .resultAsString())
                .isEqualTo("OK");
    }

    @Test
    void ignoresMembersThatItDoesNotKnow() {
        assertThat(post("ListStateMachines", "{\"fromTheFuture\":[1]}").statusCode())
                .isEqualTo(200);
    }

    private static void refuses(HttpResponse<String> answer, int status, String code) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).contains("\"__type\":\"" + code + "\"").doesNotContain("\tat ");
        assertThat(answer.headers().firstValue("x-amzn-RequestId")).isPresent();
    }
}
