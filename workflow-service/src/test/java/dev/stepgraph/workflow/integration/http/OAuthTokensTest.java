package dev.stepgraph.workflow.integration.http;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.stubbing.Scenario;

import dev.stepgraph.workflow.connection.ConnectionAuthorization;
import dev.stepgraph.workflow.connection.ConnectionAuthorization.OAuthClientCredentials;
import dev.stepgraph.workflow.connection.ConnectionCredentials;
import dev.stepgraph.workflow.connection.HttpParameters;
import dev.stepgraph.workflow.connection.HttpParameters.Parameter;
import dev.stepgraph.workflow.engine.ErrorOutput;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import tools.jackson.databind.JsonNode;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

class OAuthTokensTest extends HttpTaskFixture {

    @Test
    void fetchesATokenOnceAndAgainWhenItExpires() {
        useOAuth("POST");
        stubToken("t1", 60);
        server.stubFor(get("/api").willReturn(json("1")));

        call(OK);
        call(OK);
        server.verify(
                1,
                postRequestedFor(urlEqualTo("/token?audience=a"))
                        .withHeader("Authorization", equalTo("Basic aWQ6cyUzQWNyZXQ="))
                        .withRequestBody(equalTo("grant_type=client_credentials&scope=all")));
        server.verify(
                2,
                getRequestedFor(urlEqualTo("/api"))
                        .withHeader("Authorization", equalTo("Bearer t1")));

        clock.advance(Duration.ofSeconds(31));
        stubToken("t2", 60);
        call(OK);
        server.verify(
                1,
                getRequestedFor(urlEqualTo("/api"))
                        .withHeader("Authorization", equalTo("Bearer t2")));
    }

    @Test
    void fetchesOneTokenForManyCallsAtOnce() throws Exception {
        useOAuth("POST");
        stubToken("t1", 60);
        server.stubFor(get("/api").willReturn(json("1")));

        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<JsonNode>> calls =
                    IntStream.range(0, 20).mapToObj(_ -> threads.submit(() -> call(OK))).toList();
            for (Future<JsonNode> done : calls) {
                assertThat(done.get().at("/StatusCode").intValue()).isEqualTo(200);
            }
        }

        server.verify(1, postRequestedFor(urlPathEqualTo("/token")));
    }

    @Test
    void fetchesATokenWithAGet() {
        useOAuth("GET");
        server.stubFor(
                get(urlEqualTo("/token?audience=a&grant_type=client_credentials&scope=all"))
                        .willReturn(json("{\"access_token\":\"t1\"}")));
        server.stubFor(get("/api").willReturn(json("1")));

        assertThat(call(OK).at("/StatusCode").intValue()).isEqualTo(200);
    }

    @Test
    void fetchesAnotherTokenWhenTheApiRejectsTheOneItHas() {
        useOAuth("POST");
        server.stubFor(
                post(urlPathEqualTo("/token"))
                        .inScenario("tokens")
                        .whenScenarioStateIs(Scenario.STARTED)
                        .willSetStateTo("second")
                        .willReturn(json("{\"access_token\":\"revoked\",\"expires_in\":60}")));
        server.stubFor(
                post(urlPathEqualTo("/token"))
                        .inScenario("tokens")
                        .whenScenarioStateIs("second")
                        .willReturn(json("{\"access_token\":\"good\",\"expires_in\":60}")));
        server.stubFor(get("/api").willReturn(aResponse().withStatus(401)));
        server.stubFor(
                get("/api")
                        .withHeader("Authorization", equalTo("Bearer good"))
                        .willReturn(json("1")));

        assertThat(call(OK).at("/StatusCode").intValue()).isEqualTo(200);
        server.verify(2, getRequestedFor(urlEqualTo("/api")));
    }

    @Test
    void doesNotUseATokenOfAnEarlierRevision() {
        useOAuth("POST");
        stubToken("t1", 60);
        server.stubFor(get("/api").willReturn(json("1")));
        call(OK);

        revision++;
        call(OK);

        server.verify(2, postRequestedFor(urlPathEqualTo("/token")));
    }

    @ParameterizedTest
    @CsvSource({
        "400, '{\"error\":\"invalid_client\"}', InvalidConnectionState",
        "200, '{}', InvalidConnectionState",
        "200, not json, InvalidConnectionState"
    })
    void saysThatTheConnectionGetsNoToken(int status, String body, String error) {
        useOAuth("POST");
        server.stubFor(
                post(urlPathEqualTo("/token"))
                        .willReturn(aResponse().withStatus(status).withBody(body)));

        ErrorOutput failure = failure(OK);

        assertThat(failure.error()).isEqualTo("Events.ConnectionResource." + error);
        assertThat(failure.cause()).doesNotContain("s:cret");
    }

    private void useOAuth(String method) {
        ConnectionAuthorization oauth =
                new OAuthClientCredentials(
                        URI.create(server.url("/token")),
                        method,
                        "id",
                        "s:cret",
                        new HttpParameters(
                                List.of(),
                                List.of(new Parameter("audience", "a", false)),
                                List.of(new Parameter("scope", "all", false))));
        credentials = new ConnectionCredentials(oauth, HttpParameters.NONE);
    }

    private static void stubToken(String token, int seconds) {
        server.stubFor(
                post(urlPathEqualTo("/token"))
                        .willReturn(
                                json(
                                        "{\"access_token\":\"%s\",\"expires_in\":%d}"
                                                .formatted(token, seconds))));
    }
}
