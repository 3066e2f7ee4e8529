package dev.stepgraph.gateway.web.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepgraph.common.json.JsonText;
import dev.stepgraph.gateway.fairness.FairnessProperties;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** An API that has used up its share, which is next to nothing here. */
class GreedyApisTest {

    private static final String KNOWN = "{ a }";

    private TestGateway gateway;

    @BeforeEach
    void start() {
        gateway = new TestGateway(new FairnessProperties(1e-9, Duration.ZERO));
        gateway.handlers().value("a", _ -> JsonText.parse("1"));
        gateway.serve(new TestApi("type Query { a: Int }").field("Query.a", "a"));
        assertThat(gateway.ask(KNOWN).at("/data/a").asInt()).isEqualTo(1);
    }

    @AfterEach
    void stop() {
        gateway.close();
    }

    @Test
    void sendsNoMoreDocumentsThatNobodySentBefore() {
        // when
        HttpResponse<String> answer = ask("{ b: a }", "");

        // then
        assertTooMany(answer);
        assertThat(ask(KNOWN, "").statusCode()).isEqualTo(200);
    }

    @Test
    void sendsNoMoreLargeBodies() {
        // given
        String padding = "x".repeat(LargeBodies.SMALL);
        assertThat(ask(KNOWN, padding).statusCode()).isEqualTo(200);

        // when
        HttpResponse<String> answer = ask(KNOWN, padding);

        // then
        assertTooMany(answer);
        assertThat(ask(KNOWN, "").statusCode()).isEqualTo(200);
    }

    /** A byte of them costs nothing here that could be waited for; the most there can be does. */
    @Test
    void isGivenBackWhatBodiesOfUnknownLengthDidNotUse() {
        double share = 1e-4 / Runtime.getRuntime().availableProcessors();
        try (TestGateway less = new TestGateway(new FairnessProperties(share, Duration.ZERO))) {
            // given
            less.handlers().value("a", _ -> JsonText.parse("1"));
            less.serve(new TestApi("type Query { a: Int }").field("Query.a", "a"));

            // when, then
            for (int i = 0; i < 3; i++) {
                assertThat(less.send(chunked(less)).statusCode()).isEqualTo(200);
            }
        }
    }

    private static HttpRequest.Builder chunked(TestGateway gateway) {
        byte[] body = body(KNOWN, "").getBytes(StandardCharsets.UTF_8);
        BodyPublisher unknown = BodyPublishers.fromPublisher(BodyPublishers.ofByteArray(body));
        return gateway.request()
                .header("content-type", "application/json")
                .header("x-api-key", "alice")
                .POST(unknown);
    }

    private HttpResponse<String> ask(String query, String padding) {
        return gateway.post(body(query, padding), "alice");
    }

    private static String body(String query, String padding) {
        ObjectNode variables = JsonNodeFactory.instance.objectNode();
        return TestGateway.body(query, variables.put("padding", padding));
    }

    private static void assertTooMany(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(JsonText.parse(answer.body()).at("/errors/0/errorType").asString())
                .isEqualTo("TooManyRequestsException");
    }
}
