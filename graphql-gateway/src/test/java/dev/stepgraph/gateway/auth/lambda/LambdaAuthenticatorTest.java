package dev.stepgraph.gateway.auth.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepgraph.common.aws.AwsIdentity;
import dev.stepgraph.common.json.JsonText;
import dev.stepgraph.common.testing.SettableClock;
import dev.stepgraph.gateway.auth.AuthRequest;
import dev.stepgraph.gateway.auth.Caller;
import dev.stepgraph.gateway.auth.UnauthorizedCallException;
import dev.stepgraph.gateway.auth.lambda.AuthorizerFunctions.AuthorizerFailedException;
import dev.stepgraph.gateway.registry.AuthenticationProvider.LambdaProvider;
import dev.stepgraph.gateway.registry.AuthenticationType;
import dev.stepgraph.gateway.registry.GraphqlApi;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

class LambdaAuthenticatorTest {

    private static final String FUNCTION =
            "arn:aws:lambda:us-east-1:000000000000:function:authorizer";
    private static final String BODY =
            """
            {"query":"query Q { a }","operationName":"Q","variables":{"v":1}}\
            """;

    private final SettableClock clock = new SettableClock(Instant.parse("2026-03-01T10:00:00Z"));
    private final List<JsonNode> asked = new ArrayList<>();
    private @Nullable String answer = "{\"isAuthorized\":true}";
    private final LambdaAuthenticator authenticator = authenticator();

    @Test
    void asksInTheShapeThatAppSyncAsksIn() {
        call(Duration.ZERO, null, "custom-token");

        ObjectNode event = (ObjectNode) asked.getFirst();
        assertThat(event.path("requestContext").path("requestId").asString()).hasSize(36);
        ((ObjectNode) event.path("requestContext")).remove("requestId");
        assertThat(event)
                .isEqualTo(
                        JsonText.parse(
                                """
                                {"authorizationToken":"custom-token","requestContext":{
                                "apiId":"%s","accountId":"000000000000",
                                "queryString":"query Q { a }","operationName":"Q",
                                "variables":{"v":1}},"requestHeaders":{"x-note":"a,b"}}
                                """
                                        .formatted("a".repeat(26))));
    }

    @Test
    void showsTheFunctionWhatAQueryInTheAddressAsks() {
        LambdaProvider provider = new LambdaProvider(FUNCTION, Duration.ZERO, null);
        String query =
                "query=query+Q%20%7B%20a%20%7D&operationName=Q&other=1&variables=%7B%22v%22:%221%2B%22%7D";

        authenticator.authenticate(
                new GraphqlApi("a".repeat(26), "api", provider, List.of(), true, 0, 0),
                List.of(provider),
                new AuthRequest(
                        "GET",
                        "/graphql",
                        query,
                        Map.of("authorization", List.of("t")),
                        new byte[0]));

        JsonNode context = asked.getFirst().path("requestContext");
        assertThat(context.path("queryString").asString()).isEqualTo("query Q { a }");
        assertThat(context.path("operationName").asString()).isEqualTo("Q");
        assertThat(context.path("variables")).isEqualTo(JsonText.parse("{\"v\":\"1+\"}"));
    }

    @Test
    void showsResolversWhatTheFunctionSaid() {
        answer =
                """
                {"isAuthorized":true,"deniedFields":["Query.a"],
                "resolverContext":{"text":"x","number":1,"flag":true,"none":null,"list":[1]}}
                """;

        Caller caller = call(Duration.ZERO, null, "t");

        assertThat(caller.mode()).isEqualTo(AuthenticationType.AWS_LAMBDA);
        assertThat(caller.deniedFields()).isEqualTo(Set.of("Query.a"));
        assertThat(caller.identity())
                .isEqualTo(
                        JsonText.parse(
                                """
                                {"resolverContext":{"text":"x","number":"1","flag":"true"}}
                                """));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"isAuthorized\":false}",
                "{\"isAuthorized\":\"true\"}",
                "{\"isAuthorized\":1}",
                "{}",
                "[]",
                "null",
                "\"yes\""
            })
    void letsNobodyInWithoutAYes(String said) {
        answer = said;

        assertRefused(Duration.ZERO, null, "t");
    }

    @Test
    void letsNobodyInWhenTheFunctionFails() {
        answer = null;

        assertRefused(Duration.ofMinutes(5), null, "t");
        answer = "{\"isAuthorized\":true}";
        assertThat(call(Duration.ofMinutes(5), null, "t")).isNotNull();
    }

    @Test
    void remembersADecisionForAsLongAsItIsGood() {
        call(Duration.ofMinutes(5), null, "t");
        call(Duration.ofMinutes(5), null, "t");
        assertThat(asked).hasSize(1);
        call(Duration.ofMinutes(5), null, "another");
        assertThat(asked).hasSize(2);
        clock.advance(Duration.ofMinutes(5));
        call(Duration.ofMinutes(5), null, "t");
        assertThat(asked).hasSize(3);
    }

    @Test
    void remembersNothingIfTheFunctionSaysSo() {
        answer = "{\"isAuthorized\":true,\"ttlOverride\":0}";

        call(Duration.ofMinutes(5), null, "t");
        call(Duration.ofMinutes(5), null, "t");

        assertThat(asked).hasSize(2);
    }

    @Test
    void asksOnlyAboutTokensOfTheRightForm() {
        assertRefused(Duration.ZERO, "custom-[a-z]+", "other");
        assertRefused(Duration.ZERO, "custom-[a-z]+", "xcustom-a");
        assertRefused(Duration.ZERO, "(", "custom-a");
        assertThat(asked).isEmpty();
        assertThat(call(Duration.ZERO, "custom-[a-z]+", "custom-a")).isNotNull();
    }

    private LambdaAuthenticator authenticator() {
        AuthorizerFunctions functions =
                (arn, event, timeout) -> {
                    assertThat(arn).isEqualTo(FUNCTION);
                    asked.add(event);
                    String said = answer;
                    if (said == null) {
                        throw new AuthorizerFailedException("it failed");
                    }
                    return JsonText.parse(said);
                };
        return new LambdaAuthenticator(
                functions,
                new AuthorizerProperties(Duration.ofSeconds(10), 100),
                new AwsIdentity("us-east-1", "000000000000"),
                clock,
                new SplittableRandom(1));
    }

    private Caller call(Duration ttl, @Nullable String expression, String token) {
        LambdaProvider provider = new LambdaProvider(FUNCTION, ttl, expression);
        GraphqlApi api = new GraphqlApi("a".repeat(26), "api", provider, List.of(), true, 0, 0);
        AuthRequest request =
                new AuthRequest(
                        "POST",
                        "/graphql",
                        "",
                        Map.of(
                                "authorization", List.of(token),
                                "x-note", List.of("a", "b")),
                        BODY.getBytes(StandardCharsets.UTF_8));
        return authenticator.authenticate(api, List.of(provider), request);
    }

    private void assertRefused(Duration ttl, @Nullable String expression, String token) {
        assertThatThrownBy(() -> call(ttl, expression, token))
                .isInstanceOf(UnauthorizedCallException.class);
    }
}
