package dev.stepgraph.gateway.web.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepgraph.common.json.JsonText;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.JsonNode;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/** What the transport makes of requests that are none, and of credentials. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GraphqlOverHttpTest {

    private static final String SDL =
            """
            type Query { hello: String, secret: String, vault: Vault }
            type Mutation { add(n: Int!): Int }
            type Vault { code: String }
            """;

    private TestGateway gateway;

    @BeforeAll
    void start() {
        gateway = new TestGateway();
        gateway.handlers()
                .value("hello", context -> JsonText.parse("\"world\""))
                .value("add", context -> context.member("arguments").path("n"));
        gateway.serve(
                new TestApi(SDL)
                        .field("Query.hello", "hello")
                        .field("Query.secret", "hello")
                        .field("Mutation.add", "add"));
    }

    @AfterAll
    void stop() {
        gateway.close();
    }

    @Test
    void answersAQuery() {
        // when
        HttpResponse<String> answer = gateway.post("{\"query\": \"{hello}\"}", "alice");

        // then
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"data\":{\"hello\":\"world\"}}");
        assertThat(answer.headers().firstValue("content-type"))
                .hasValue("application/json;charset=UTF-8");
        assertThat(answer.headers().firstValue("x-amzn-requestid")).isPresent();
        assertThat(answer.headers().firstValue("x-content-type-options")).hasValue("nosniff");
        assertThat(answer.headers().firstValue("cache-control")).hasValue("no-store");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "DELETE", "PATCH", "HEAD", "TRACE"})
    void takesNoOtherMethods(String method) {
        // when
        HttpResponse<String> answer =
                gateway.send(gateway.request().method(method, HttpRequest.BodyPublishers.noBody()));

        // then
        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.headers().firstValue("allow")).hasValue("POST, OPTIONS");
    }

    @Test
    void takesEachParameterOnce() {
        // when
        HttpResponse<String> answer =
                gateway.send(
                        gateway.request("?query=%7Bhello%7D&%71uery=%7Bsecret%7D")
                                .header("x-api-key", "alice")
                                .GET());

        // then
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("A parameter is given more than once.");
    }

    @Test
    void countsRequestsUnderTheNamesOfAws() {
        // given
        gateway.post("{\"query\": \"{hello}\"}", "alice");
        double before = gateway.meters().get("4XXError").counter().count();
        long answered = gateway.meters().get("Latency").timer().count();

        // when
        gateway.post("{\"query\": \"{hello}\"}", "alice");
        gateway.post("{\"query\": \"{hello}\"}", "wrong");

        // then
        assertThat(gateway.meters().get("4XXError").counter().count()).isEqualTo(before + 1);
        assertThat(gateway.meters().get("Latency").timer().count()).isEqualTo(answered + 2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "meow",
                "{}",
                "{}}",
                "[]",
                "[{\"query\":\"{hello}\"},{\"query\":\"{hello}\"}]",
                "{\"query\": 1}",
                "{\"query\": \"{hello\"}",
                "{\"query\": \"{hello}\", \"variables\": 1}",
                "{\"query\": \"{hello}\", \"query\": \"{hello}\"}",
            })
    void refusesWhatIsNoOperation(String body) {
        // when
        HttpResponse<String> answer = gateway.post(body, "alice");

        // then
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body())
                .isEqualTo(
                        "{\"errors\":[{\"errorType\":\"MalformedHttpRequestException\","
                                + "\"message\":\"Unable to parse GraphQL query.\"}]}");
    }

    @Test
    void refusesAnEmptyBody() {
        // when
        HttpResponse<String> answer = gateway.post("", "alice");

        // then
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("Request body is empty.");
    }

    @Test
    void refusesToChooseAmongOperations() {
        // when
        HttpResponse<String> answer =
                gateway.post("{\"query\": \"query A {hello} query B {hello}\"}", "alice");

        // then
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("x-amzn-errortype")).hasValue("BadRequestException");
    }

    @Test
    void refusesUnknownCallers() {
        // when
        HttpResponse<String> answer = gateway.post("{\"query\": \"{hello}\"}", "wrong");

        // then
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("x-amzn-errortype"))
                .hasValue("UnauthorizedException");
        assertThat(answer.body()).contains("You are not authorized to make this call.");
    }

    @Test
    void saysThatAnApiHasNoSchema() {
        // given
        try (TestGateway empty = new TestGateway()) {
            empty.serve(new TestApi(null));

            // when
            HttpResponse<String> answer = empty.post("{\"query\": \"{hello}\"}", "alice");

            // then
            assertThat(answer.statusCode()).isEqualTo(502);
            assertThat(answer.body())
                    .contains("GraphQLSchemaException", "No schema definition exists.");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "text/plain, 415",
        "application/x-www-form-urlencoded, 415",
        "multipart/form-data, 415",
        "application/json;charset=UTF-8, 200",
        "application/graphql+json, 200",
    })
    void takesOnlyWhatAPageOfAnotherOriginCannotSendUnasked(String type, int status) {
        // when
        HttpResponse<String> answer =
                gateway.send(
                        gateway.request()
                                .header("content-type", type)
                                .header("x-api-key", "alice")
                                .POST(
                                        HttpRequest.BodyPublishers.ofString(
                                                "{\"query\":\"{hello}\"}")));

        // then
        assertThat(answer.statusCode()).isEqualTo(status);
    }

    @Test
    void takesQueriesButNoMutationsWithGet() {
        // when
        HttpResponse<String> query =
                gateway.send(gateway.request("?query=%7Bhello%7D").header("x-api-key", "alice"));
        HttpResponse<String> mutation =
                gateway.send(
                        gateway.request("?query=mutation%7Badd(n%3A1)%7D")
                                .header("x-api-key", "alice"));

        // then
        assertThat(query.body()).isEqualTo("{\"data\":{\"hello\":\"world\"}}");
        assertThat(mutation.statusCode()).isEqualTo(405);
    }

    @Test
    void refusesBodiesBeyondTheLimit() {
        // when
        HttpResponse<String> answer = gateway.post(" ".repeat(1_048_577), "alice");

        // then
        assertThat(answer.statusCode()).isEqualTo(413);
    }

    @Test
    void closesAFieldToThoseWhoMayNotReadIt() {
        // when
        JsonNode answer = gateway.ask("query Q {\n  a: secret\n  hello\n}");

        // then
        assertThat(answer)
                .isEqualTo(
                        JsonText.parse(
                                """
                                {"data": {"a": null, "hello": "world"}, "errors": [{
                                    "path": ["a"],
                                    "data": null,
                                    "errorType": "Unauthorized",
                                    "errorInfo": null,
                                    "locations": [{"line": 2, "column": 3, "sourceName": null}],
                                    "message": "Not Authorized to access secret on type Query"
                                }]}
                                """));
        assertThat(gateway.askAs("admin", "{secret}"))
                .isEqualTo(JsonText.parse("{\"data\": {\"secret\": \"world\"}}"));
    }

    @Test
    void answersInTimeWhateverAHandlerDoes() {
        // given
        CountDownLatch never = new CountDownLatch(1);
        try (TestGateway slow = new TestGateway(Duration.ofMillis(200))) {
            slow.handlers()
                    .request(
                            "hangs",
                            context -> {
                                awaitUninterruptibly(never);
                                return NamedHandlers.value(context.members().toJson(), context);
                            });
            slow.serve(new TestApi(SDL).field("Query.hello", "hangs"));

            // when
            JsonNode answer = slow.ask("{hello}");

            // then
            assertThat(answer.path("errors").path(0).path("errorType").asString())
                    .isEqualTo("ExecutionTimeout");
        } finally {
            never.countDown();
        }
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void answersABrowserThatAsksFirst() {
        // when
        HttpResponse<String> answer =
                gateway.send(
                        gateway.request()
                                .method("OPTIONS", HttpRequest.BodyPublishers.noBody())
                                .header("access-control-request-headers", "x-api-key"));

        // then
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("access-control-allow-headers"))
                .hasValue("x-api-key");
    }
}
