package dev.stepgraph.workflow.fault;

import dev.stepgraph.common.json.JsonText;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;

/**
 * A client of the AWS protocol that tries nothing again by itself: every answer of the service is
 * judged.
 */
final class StartClient implements AutoCloseable {

    private static final String ROLE = "arn:aws:iam::000000000000:role/faults";

    /** Longer than the service may take to say that it cannot answer. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final HttpClient http =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(2))
                    .build();

    /** What came of a request. */
    sealed interface Reply {

        /** The execution was started, now or by an earlier request. */
        record Started(String arn, Instant startDate) implements Reply {}

        /** Another execution has the name, or this one has ended already. */
        record AlreadyExists() implements Reply {}

        /** The service asks for a repetition. */
        record TryAgain() implements Reply {}

        /** There was no answer, and nobody can say what became of the request. */
        record NoAnswer() implements Reply {}

        /** What no client should ever see. */
        record Wrong(String text) implements Reply {}
    }

    /** Creates the state machine, or finds that it is there. */
    Reply create(URI service, Machine machine) {
        ObjectNode request = JsonNodeFactory.instance.objectNode();
        request.put("name", machine.text());
        request.put("definition", machine.definition());
        request.put("roleArn", ROLE);
        return send(service, "CreateStateMachine", request, "stateMachineArn", "creationDate");
    }

    Reply start(URI service, Start start) {
        ObjectNode request = JsonNodeFactory.instance.objectNode();
        request.put("stateMachineArn", start.machine().arn());
        request.put("input", start.input());
        if (start.name() != null) {
            request.put("name", start.name());
        }
        return send(service, "StartExecution", request, "executionArn", "startDate");
    }

    @Override
    public void close() {
        http.shutdownNow();
        http.close();
    }

    private Reply send(
            URI service, String operation, JsonNode request, String arnField, String dateField) {
        HttpRequest post =
                HttpRequest.newBuilder(service)
                        .timeout(PATIENCE)
                        .header("Content-Type", "application/x-amz-json-1.0")
                        .header("X-Amz-Target", "AWSStepFunctions." + operation)
                        .POST(BodyPublishers.ofString(JsonText.write(request)))
                        .build();
        HttpResponse<String> response;
        try {
            response = http.send(post, BodyHandlers.ofString());
        } catch (IOException e) {
            return new Reply.NoAnswer();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Reply.NoAnswer();
        }
        if (response.statusCode() != 200) {
            return refusal(response);
        }
        JsonNode answer = JsonText.parse(response.body());
        return new Reply.Started(
                answer.path(arnField).asString(), instant(answer.path(dateField).decimalValue()));
    }

    private static Reply refusal(HttpResponse<String> response) {
        String body = response.body();
        if (response.statusCode() == 503 || body.contains("ThrottlingException")) {
            return new Reply.TryAgain();
        }
        if (body.contains("ExecutionAlreadyExists")) {
            return new Reply.AlreadyExists();
        }
        return new Reply.Wrong(response.statusCode() + " " + body);
    }

    private static Instant instant(BigDecimal seconds) {
        return Instant.ofEpochMilli(seconds.movePointRight(3).longValueExact());
    }
}
