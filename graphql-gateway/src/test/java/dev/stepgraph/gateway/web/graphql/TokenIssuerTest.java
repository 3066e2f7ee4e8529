package dev.stepgraph.gateway.web.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepgraph.common.json.JsonText;
import dev.stepgraph.gateway.datasource.NeighbourProcess;
import dev.stepgraph.gateway.web.RunningGateway;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import software.amazon.awssdk.services.appsync.model.AuthenticationType;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;

/** An issuer that is none of ours, in a process of its own: found, asked for keys, and believed. */
class TokenIssuerTest extends RunningGateway {

    private static final Duration START = Duration.ofMinutes(3);

    @TempDir static Path folder;

    private static NeighbourProcess issuer;

    @BeforeAll
    static void start() throws IOException {
        issuer = NeighbourProcess.start("TokenIssuer", folder);
        Awaitility.await()
                .atMost(START)
                .until(() -> !issuer.isAlive() || issuer.log().contains("ready\n"));
        assertThat(issuer.isAlive()).as(issuer.log()).isTrue();
    }

    @AfterAll
    static void stop() {
        if (issuer != null) {
            issuer.close();
        }
    }

    @Test
    void answersWhoeverBringsATokenOfTheIssuer() {
        String apiId = apiFor("books-.*");

        String answer = ask(apiId, token("realm", "books-1")).body();

        assertThat(JsonText.parse(answer).at("/data/me").asString())
                .isEqualTo("app-1 " + url("realm"));
    }

    @Test
    void refusesTokensOfOtherIssuersOrForOthers() {
        String apiId = apiFor("books-.*");
        String good = token("realm", "books-1");
        String[] parts = good.split("\\.", -1);

        assertThat(ask(apiId, token("other", "books-1")).statusCode()).isEqualTo(401);
        assertThat(ask(apiId, token("realm", "films-1")).statusCode()).isEqualTo(401);
        assertThat(ask(apiId, parts[0] + "." + parts[1] + ".").statusCode()).isEqualTo(401);
        assertThat(ask(apiId, "x" + good).statusCode()).isEqualTo(401);
        assertThat(ask(apiId, good).statusCode()).isEqualTo(200);
    }

    private String apiFor(String clients) {
        String apiId =
                appsync.createGraphqlApi(request ->
                                request.name("members")
                                        .authenticationType(AuthenticationType.OPENID_CONNECT)
                                        .openIDConnectConfig(config ->
                                                config.issuer(url("realm")).clientId(clients)))
                        .graphqlApi()
                        .apiId();
        upload(apiId, "type Query { me: String }");
        createNoneDataSource(apiId);
        appsync.createResolver(request ->
                request.apiId(apiId)
                        .typeName("Query")
                        .fieldName("me")
                        .dataSourceName("none")
                        .requestMappingTemplate("{\"version\": \"2018-05-29\"}")
                        .responseMappingTemplate(
                                "$util.toJson(\"$ctx.identity.sub $ctx.identity.issuer\")"));
        return apiId;
    }

    private static String url(String realm) {
        return "http://127.0.0.1:" + issuer.port() + "/" + realm;
    }

    /**
     * As a program gets one for itself (RFC 6749, section 4.4); the issuer makes an audience of the
     * scope.
     */
    private String token(String realm, String audience) {
        HttpResponse<String> answer =
                send(
                        HttpRequest.newBuilder(URI.create(url(realm) + "/token"))
                                .header("content-type", "application/x-www-form-urlencoded")
                                .POST(
                                        BodyPublishers.ofString(
                                                "grant_type=client_credentials&client_id=app-1"
                                                        + "&client_secret=s&scope="
                                                        + audience))
                                .build());
        return JsonText.parse(answer.body()).path("access_token").asString();
    }

    private HttpResponse<String> ask(String apiId, String token) {
        return send(
                HttpRequest.newBuilder(uri("/apis/" + apiId + "/graphql"))
                        .header("content-type", "application/json")
                        .header("authorization", "Bearer " + token)
                        .POST(BodyPublishers.ofString("{\"query\":\"{ me }\"}"))
                        .build());
    }
}
