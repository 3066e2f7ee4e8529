package dev.stepgraph.gateway.realtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepgraph.gateway.registry.ApiRevisions;
import dev.stepgraph.gateway.subscription.Subscriptions;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

import software.amazon.awssdk.services.appsync.model.AdditionalAuthenticationProvider;
import software.amazon.awssdk.services.appsync.model.AuthenticationType;

import tools.jackson.databind.JsonNode;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Subscribers whom an authorizer function let in, when what it decided is over. */
class AskedAgainTest extends ReplicatedChat {

    private static final String EVERYTHING = "subscription { onSaid { text } }";
    private static final String YES = "{'isAuthorized': true}";
    private static final Duration TTL = Duration.ofMinutes(5);

    @Autowired
    AskedAgainTest(ApiRevisions here) {
        super(here);
    }

    @BeforeEach
    void openToTokens() {
        rememberFor(TTL);
        replica.authorizer().answer(YES);
    }

    @Test
    void theFunctionIsAskedBeforeTheNextDeliveryAndNotBefore() throws Exception {
        try (GraphqlSocket client = connect(Place.SUBPROTOCOL)) {
            subscribeWithToken(client, "1", EVERYTHING);
            say("r", "one", 1);
            assertThat(client.hear().at("/payload/data/onSaid/text").asString()).isEqualTo("one");
            assertThat(replica.authorizer().asked()).hasSize(1);

            replica.clock().advance(TTL);
            awaitKeepAlive(client);
            assertThat(replica.authorizer().asked()).hasSize(1);

            say("r", "two", 1);
            say("r", "three", 1);
            assertThat(client.hear().at("/payload/data/onSaid/text").asString()).isEqualTo("two");
            assertThat(client.hear().at("/payload/data/onSaid/text").asString()).isEqualTo("three");
            assertThat(replica.authorizer().asked()).hasSize(2);
            JsonNode again = replica.authorizer().asked().get(1);
            assertThat(again.path("authorizationToken").asString()).isEqualTo("token");
            assertThat(again.at("/requestContext/apiId").asString()).isEqualTo(apiId);
            assertThat(again.at("/requestContext/queryString").asString()).isEqualTo(EVERYTHING);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"{'isAuthorized': false}", "no answer", "{}"})
    void whoIsNoLongerLetInHearsNothingMore(String answer) throws Exception {
        try (GraphqlSocket client = connect(Place.SUBPROTOCOL)) {
            subscribeWithToken(client, "token", EVERYTHING);
            subscribe(client, "key", EVERYTHING);
            replica.authorizer().answer(answer);
            replica.clock().advance(TTL);

            say("r", "one", 1);
            say("r", "two", 1);

            List<JsonNode> heard = List.of(client.hear(), client.hear(), client.hear());
            assertThat(heard)
                    .filteredOn(message -> message.path("id").asString().equals("token"))
                    .singleElement()
                    .satisfies(AskedAgainTest::saysUnauthorized);
            assertThat(heard)
                    .filteredOn(message -> message.path("id").asString().equals("key"))
                    .extracting(message -> message.at("/payload/data/onSaid/text").asString())
                    .containsExactly("one", "two");
            assertThat(client.unheard()).isZero();
        }
    }

    @Test
    void withoutATimeToRememberItIsAskedEachTime() throws Exception {
        rememberFor(Duration.ZERO);
        try (GraphqlSocket client = connect(Place.SUBPROTOCOL)) {
            subscribeWithToken(client, "1", EVERYTHING);
            say("r", "one", 1);
            assertThat(client.hear().path("type").asString()).isEqualTo("data");

            replica.authorizer().answer("{'isAuthorized': false}");
            say("r", "two", 1);

            saysUnauthorized(client.hear());
        }
    }

    @Test
    void fieldsThatItClosesAreClosedFromThenOn() throws Exception {
        try (GraphqlSocket client = connect(Place.SUBPROTOCOL)) {
            subscribeWithToken(client, "1", "subscription { onSaid { room loud } }");
            replica.authorizer().answer("{'isAuthorized': true, 'deniedFields': ['Message.loud']}");
            replica.clock().advance(TTL);

            sayWith("r", "one", 1, "{ room text loud }");
            JsonNode payload = client.hear().path("payload");
            assertThat(payload.at("/data/onSaid/room").asString()).isEqualTo("r");
            assertThat(payload.at("/data/onSaid/loud").isNull()).isTrue();
            assertThat(payload.at("/errors/0/errorType").asString()).isEqualTo("Unauthorized");

            replica.authorizer()
                    .answer("{'isAuthorized': true, 'deniedFields': ['Subscription.onSaid']}");
            replica.clock().advance(TTL);
            say("r", "two", 1);
            JsonNode error = client.hear();
            assertThat(error.path("type").asString()).as("%s", error).isEqualTo("error");
            assertThat(error.at("/payload/errors/0/message").asString())
                    .isEqualTo("Not Authorized to access onSaid on type Subscription");
        }
    }

    @Test
    void filtersFollowWhatItTellsResolvers() throws Exception {
        resolver(
                "Subscription",
                "onMine",
                "{\"version\": \"2018-05-29\", \"payload\": null}",
                """
                $extensions.setSubscriptionFilter({"filterGroup": [{"filters": [{"fieldName": "room",
                  "operator": "eq", "value": $ctx.identity.resolverContext.room}]}]})
                null
                """);
        awaitChanges();
        replica.authorizer().answer("{'isAuthorized': true, 'resolverContext': {'room': 'attic'}}");
        try (GraphqlSocket client = connect(Place.SUBPROTOCOL)) {
            subscribeWithToken(client, "1", "subscription { onMine { text } }");
            say("kitchen", "not heard", 1);
            say("attic", "one", 1);
            assertThat(client.hear().at("/payload/data/onMine/text").asString()).isEqualTo("one");

            replica.authorizer()
                    .answer("{'isAuthorized': true, 'resolverContext': {'room': 'kitchen'}}");
            replica.clock().advance(TTL);
            say("attic", "no longer heard", 1);
            await(() -> replica.authorizer().asked().size() == 1);
            // Comes after what was asked about, in the same line.
            client.say("{'type': 'stop', 'id': 'none'}");
            assertThat(client.hear().at("/payload/errors/0/errorType").asString())
                    .isEqualTo("UnknownOperationError");

            say("kitchen", "two", 1);
            assertThat(client.hear().at("/payload/data/onMine/text").asString()).isEqualTo("two");
            assertThat(client.unheard()).isZero();
        }
    }

    @Test
    void whileItPondersOthersHearAndNothingIsLost() throws Exception {
        try (GraphqlSocket asked = connect(Place.SUBPROTOCOL);
                GraphqlSocket same = connect(Place.SUBPROTOCOL);
                GraphqlSocket other = connect(Place.SUBPROTOCOL)) {
            subscribeWithToken(asked, "1", EVERYTHING);
            subscribeWithToken(same, "1", EVERYTHING);
            subscribe(other, "1", EVERYTHING);
            replica.authorizer().answer(YES);
            CountDownLatch pondering = replica.authorizer().ponder();
            replica.clock().advance(TTL);

            say("r", "one", 1);
            say("r", "two", 1);
            assertThat(other.hear().at("/payload/data/onSaid/text").asString()).isEqualTo("one");
            assertThat(other.hear().at("/payload/data/onSaid/text").asString()).isEqualTo("two");
            assertThat(asked.unheard()).isZero();
            await(() -> !replica.authorizer().asked().isEmpty());

            pondering.countDown();
            for (GraphqlSocket client : List.of(asked, same)) {
                assertThat(client.hear().at("/payload/data/onSaid/text").asString())
                        .isEqualTo("one");
                assertThat(client.hear().at("/payload/data/onSaid/text").asString())
                        .isEqualTo("two");
            }
        }
    }

    @Test
    void streamsEndWithTheError() {
        Subscriptions subscriptions = replica.part(Subscriptions.class);
        await(() -> subscriptions.count() == 0);
        HttpRequest request =
                HttpRequest.newBuilder(replica.uri("/apis/" + apiId + "/graphql/stream"))
                        .header("Content-Type", "application/json")
                        .header("Authorization", "token")
                        .POST(BodyPublishers.ofString("{\"query\": \"" + EVERYTHING + "\"}"))
                        .build();
        CompletableFuture<String> whole = CompletableFuture.supplyAsync(() -> send(request).body());
        await(() -> subscriptions.count() == 1);
        replica.authorizer().answer("{'isAuthorized': false}");
        replica.clock().advance(TTL);

        say("r", "one", 1);
        say("r", "two", 1);

        assertThat(whole.orTimeout(60, TimeUnit.SECONDS).join().lines())
                .filteredOn(line -> !line.isEmpty() && !line.equals(":"))
                .hasSize(4)
                .anyMatch(line -> line.contains("UnauthorizedException"))
                .noneMatch(line -> line.contains("onSaid"))
                .endsWith("event:complete", "data:");
        await(() -> subscriptions.count() == 0);
    }

    @Test
    void clientsOfTheOtherProtocolAreAskedAboutWithEachOperation() throws Exception {
        try (GraphqlSocket client =
                new GraphqlSocket(realtime(), "graphql-transport-ws", Chat.NONE)) {
            client.say("{'type': 'connection_init', 'payload': {'Authorization': 'token'}}");
            assertThat(client.hear().path("type").asString()).isEqualTo("connection_ack");
            client.say("{'type': 'subscribe', 'id': '1', 'payload': {'query': '{ ping }'}}");
            assertThat(client.hear().path("type").asString()).isEqualTo("next");
            assertThat(client.hear().path("type").asString()).isEqualTo("complete");
            replica.authorizer().answer("{'isAuthorized': false}");
            replica.clock().advance(TTL);

            client.say("{'type': 'subscribe', 'id': '2', 'payload': {'query': '{ ping }'}}");

            assertThat(client.closeStatus()).isEqualTo(4403);
        }
    }

    private void rememberFor(Duration ttl) {
        AdditionalAuthenticationProvider tokens =
                AdditionalAuthenticationProvider.builder()
                        .authenticationType(AuthenticationType.AWS_LAMBDA)
                        .lambdaAuthorizerConfig(config ->
                                config.authorizerUri(TestAuthorizer.ARN)
                                        .authorizerResultTtlInSeconds((int) ttl.toSeconds()))
                        .build();
        appsync.updateGraphqlApi(request ->
                request.apiId(apiId)
                        .name("books")
                        .authenticationType(AuthenticationType.API_KEY)
                        .additionalAuthenticationProviders(List.of(tokens)));
        awaitChanges();
    }

    private static void subscribeWithToken(GraphqlSocket client, String id, String query)
            throws InterruptedException {
        client.say(startFrame(id, query, "{\"host\":\"h\",\"Authorization\":\"token\"}"));
        JsonNode ack = client.hear();
        assertThat(ack.path("type").asString()).as("%s", ack).isEqualTo("start_ack");
    }

    private static void saysUnauthorized(JsonNode error) {
        assertThat(error.path("type").asString()).as("%s", error).isEqualTo("error");
        JsonNode first = error.at("/payload/errors/0");
        assertThat(first.path("errorType").asString()).isEqualTo("UnauthorizedException");
        assertThat(first.path("message").asString())
                .isEqualTo("You are not authorized to make this call.");
    }

    private static void awaitKeepAlive(GraphqlSocket client) throws InterruptedException {
        for (int i = 0; i < 2; i++) {
            assertThat(client.hearAnything().path("type").asString()).isEqualTo("ka");
        }
    }
}
