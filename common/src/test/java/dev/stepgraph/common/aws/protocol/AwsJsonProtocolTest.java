package dev.stepgraph.common.aws.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepgraph.common.aws.AwsErrorCode;
import dev.stepgraph.common.aws.AwsException;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

class AwsJsonProtocolTest {

    private final List<Throwable> faults = new ArrayList<>();
    private final AwsJsonProtocol protocol =
            new AwsJsonProtocol("AWSGreeter", List.of(new Greet()), Set.of("Wave"), this::explain);

    @Test
    void answersAnOperation() {
        AwsAnswer answer = answer("AWSGreeter.Greet", "{\"name\":\"Ada\"}");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(text(answer)).isEqualTo("{\"greeting\":\"Hello Ada\"}");
    }

    @Test
    void takesAnEmptyBodyForNoMembers() {
        AwsAnswer answer = answer("AWSGreeter.Greet", "");

        assertThat(text(answer)).contains("ValidationException");
    }

    @Test
    void answersARefusalWithItsCodeAndMessage() {
        AwsAnswer answer = answer("AWSGreeter.Greet", "{\"name\":\"nobody\"}");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(text(answer))
                .isEqualTo("{\"__type\":\"ResourceNotFound\",\"message\":\"Nobody is there\"}");
    }

    @Test
    void hidesAFaultAndReportsIt() {
        AwsAnswer answer = answer("AWSGreeter.Greet", "{\"name\":\"bug\"}");

        assertThat(answer.status()).isEqualTo(500);
        assertThat(text(answer)).doesNotContain("secret").contains("request-1");
        assertThat(faults).hasSize(1);
    }

    @Test
    void refusesUnknownTargets() {
        for (@Nullable String target :
                new @Nullable String[] {null, "", "Greet", "AWSGreeter.", "AWSOther.Greet"}) {
            AwsAnswer answer = protocol.answer(target, new byte[0], "request-1");
            assertThat(answer.status()).isEqualTo(404);
            assertThat(text(answer)).contains("UnknownOperationException");
        }
    }

    @Test
    void saysThatAPlannedOperationIsNotThereYet() {
        assertThat(text(answer("AWSGreeter.Wave", "{}")))
                .contains("UnknownOperationException")
                .contains("not supported yet");
    }

    @Test
    void refusesBodiesThatAreNoObjects() {
        for (String body : List.of("{", "[]", "1", "{}{}", "\"a\"", "[".repeat(5_000))) {
            AwsAnswer answer = answer("AWSGreeter.Greet", body);
            assertThat(answer.status()).isEqualTo(400);
            assertThat(text(answer)).contains("SerializationException");
        }
    }

    @Test
    void writesTimestampsAsSecondsWithMilliseconds() {
        assertThat(AwsTimestamp.of(Instant.parse("2026-01-02T03:04:05.678912Z")).toString())
                .isEqualTo("1767323045.678");
    }

    private AwsAnswer answer(String target, String body) {
        return protocol.answer(target, body.getBytes(StandardCharsets.UTF_8), "request-1");
    }

    private static String text(AwsAnswer answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    private AwsException explain(Throwable fault, String requestId) {
        faults.add(fault);
        return new AwsException(AwsErrorCode.InternalServerError, "See " + requestId);
    }

    private static final class Greet implements AwsOperation {

        @Override
        public String name() {
            return "Greet";
        }

        @Override
        public JsonNode answer(AwsInput input) {
            String name = input.text("name", TextLimits.of(1, 10));
            input.check();
            return switch (name) {
                case "nobody" ->
                        throw new AwsException(AwsErrorCode.ResourceNotFound, "Nobody is there");
                case "bug" -> throw new IllegalStateException("secret");
                default -> JsonNodeFactory.instance.objectNode().put("greeting", "Hello " + name);
            };
        }
    }
}
