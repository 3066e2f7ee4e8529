package dev.stepgraph.gateway.realtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepgraph.common.testing.TestIssuer;
import dev.stepgraph.gateway.registry.ApiRevisions;
import dev.stepgraph.gateway.subscription.Subscriptions;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import software.amazon.awssdk.services.appsync.model.AdditionalAuthenticationProvider;
import software.amazon.awssdk.services.appsync.model.AuthenticationType;

import tools.jackson.databind.JsonNode;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Mutations at one replica, subscribers at another. */
class ReplicatedSubscriptionsTest extends ReplicatedChat {

    private static final String EVERYTHING = "subscription { onSaid { text } }";
    private static final TestIssuer ISSUER = new TestIssuer();

    /** Larger than what PostgreSQL notifies of at once. */
    private static final int LARGE = 40_000;

    @Autowired
    ReplicatedSubscriptionsTest(ApiRevisions here) {
        super(here);
    }

    @AfterAll
    static void stopIssuer() {
        ISSUER.close();
    }

    @Test
    void eachHearsEachMutationOfTheOtherReplicaOnceAndInOrder() throws Exception {
        try (GraphqlSocket first = connect(Place.SUBPROTOCOL);
                GraphqlSocket second = connect(Place.HEADERS);
                GraphqlSocket third = connectTransport()) {
            subscribe(first, "1", EVERYTHING);
            subscribe(second, "1", EVERYTHING);
            subscribeTransport(third, "1");

            List<String> said = new ArrayList<>();
            for (int i = 0; i < 30; i++) {
                String text = i % 7 == 0 ? "x".repeat(LARGE) + i : "no. " + i;
                // Said three times in one breath: none may be taken for the repetition of another.
                mutate(
                        "mutation { a: say(room: \"r\", text: \"%1$s\") { text } b: say(room: \"r\", text: \"%1$s\") { text } c: say(room: \"r\", text: \"%1$s\") { text } }"
                                .formatted(text));
                said.addAll(Collections.nCopies(3, shown(text)));
            }

            assertThat(heard(first, said.size())).isEqualTo(said);
            assertThat(heard(second, said.size())).isEqualTo(said);
            assertThat(heard(third, said.size())).isEqualTo(said);
            say("r", "the last", 1);
            assertThat(heard(first, 1)).containsExactly("the last");
            assertThat(heard(second, 1)).containsExactly("the last");
            assertThat(heard(third, 1)).containsExactly("the last");
        }
    }

    @Test
    void aTokenThatExpiresEndsWhatWasSubscribedWithIt() throws Exception {
        AdditionalAuthenticationProvider tokens =
                AdditionalAuthenticationProvider.builder()
                        .authenticationType(AuthenticationType.OPENID_CONNECT)
                        .openIDConnectConfig(config -> config.issuer(ISSUER.url()))
                        .build();
        appsync.updateGraphqlApi(request ->
                request.apiId(apiId)
                        .name("books")
                        .authenticationType(AuthenticationType.API_KEY)
                        .additionalAuthenticationProviders(List.of(tokens)));
        awaitChanges();
        long now = replica.clock().instant().getEpochSecond();
        String token =
                ISSUER.token(
                        "{\"iss\":\"%s\",\"sub\":\"ann\",\"aud\":\"app\",\"iat\":%d,\"exp\":%d}"
                                .formatted(ISSUER.url(), now, now + 600));
        String credentials = "{\"host\":\"h\",\"Authorization\":\"%s\"}".formatted(token);
        try (GraphqlSocket client = connect(Place.SUBPROTOCOL)) {
            client.say(startFrame("token", EVERYTHING, credentials));
            assertThat(client.hear().path("type").asString()).isEqualTo("start_ack");
            subscribe(client, "key", EVERYTHING);
            say("r", "before", 1);
            assertThat(List.of(client.hear().path("id"), client.hear().path("id")))
                    .extracting(JsonNode::asString)
                    .containsExactlyInAnyOrder("token", "key");

            replica.clock().advance(Duration.ofMinutes(10));

            assertEnded(client.hear(), "token", "Token has expired.");
            say("r", "after", 1);
            assertThat(client.hear().path("id").asString()).isEqualTo("key");
            assertThat(client.unheard()).isZero();

            // Clocks may differ by a minute.
            replica.clock().advance(Duration.ofSeconds(61));
            client.say(startFrame("again", EVERYTHING, credentials));
            JsonNode refusal = client.hear();
            assertThat(refusal.path("type").asString()).isEqualTo("error");
            assertThat(refusal.path("id").asString()).isEqualTo("again");
        }
    }

    @Test
    void aKeyThatIsDeletedAtOneReplicaHearsNothingAtTheOthers() throws Exception {
        String stays = key;
        String goes = createKey();
        try (GraphqlSocket client = connect(Place.SUBPROTOCOL)) {
            subscribe(client, "stays", EVERYTHING);
            key = goes;
            awaitChanges();
            subscribe(client, "goes", EVERYTHING);
            key = stays;

            appsync.deleteApiKey(request -> request.apiId(apiId).id(goes));

            assertEnded(client.hear(), "goes", "You are not authorized to make this call.");
            say("r", "after", 1);
            assertThat(client.hear().path("id").asString()).isEqualTo("stays");
            assertThat(client.unheard()).isZero();
        }
    }

    @Test
    void aKeyThatExpiresHearsNothing() throws Exception {
        String stays = key;
        long soon = replica.clock().instant().plus(Duration.ofDays(2)).getEpochSecond();
        key = appsync.createApiKey(r -> r.apiId(apiId).expires(soon)).apiKey().id();
        awaitChanges();
        try (GraphqlSocket client = connectTransport();
                GraphqlSocket other = open(Place.SUBPROTOCOL)) {
            subscribeTransport(client, "1");
            key = stays;
            other.say("{'type': 'connection_init'}");
            assertThat(other.hear().path("type").asString()).isEqualTo("connection_ack");
            subscribe(other, "1", EVERYTHING);

            replica.clock().advance(Duration.ofDays(3));

            assertThat(client.closeStatus()).isEqualTo(4403);
            say("r", "after", 1);
            assertThat(heard(other, 1)).containsExactly("after");
        }
    }

    @Test
    void aStreamEndsWithItsKey() {
        String goes = createKey();
        String stays = key;
        key = goes;
        awaitChanges();
        key = stays;
        HttpRequest request =
                HttpRequest.newBuilder(replica.uri("/apis/" + apiId + "/graphql/stream"))
                        .header("Content-Type", "application/json")
                        .header("x-api-key", goes)
                        .POST(BodyPublishers.ofString("{\"query\": \"" + EVERYTHING + "\"}"))
                        .build();
        Subscriptions subscriptions = replica.part(Subscriptions.class);
        await(() -> subscriptions.count() == 0);
        CompletableFuture<String> whole = CompletableFuture.supplyAsync(() -> send(request).body());
        await(() -> subscriptions.count() == 1);

        appsync.deleteApiKey(each -> each.apiId(apiId).id(goes));

        assertThat(whole.orTimeout(60, TimeUnit.SECONDS).join().lines())
                .filteredOn(line -> !line.isEmpty() && !line.equals(":"))
                .hasSize(4)
                .startsWith("event:next")
                .anyMatch(line -> line.contains("UnauthorizedException"))
                .containsSequence("event:complete", "data:");
        await(() -> subscriptions.count() == 0);
    }

    @Test
    void anApiThatIsDeletedEndsItsSubscriptions() throws Exception {
        try (GraphqlSocket client = connect(Place.SUBPROTOCOL)) {
            subscribe(client, "1", EVERYTHING);

            appsync.deleteGraphqlApi(request -> request.apiId(apiId));

            JsonNode error = client.hear();
            assertThat(error.path("type").asString()).isEqualTo("error");
            assertThat(error.at("/payload/errors/0/errorType").asString())
                    .isEqualTo("NotFoundException");
        }
    }

    @Test
    void aMutationMayEndSubscriptionsWhoseFilterSaysSo() throws Exception {
        try (GraphqlSocket client = connect(Place.SUBPROTOCOL)) {
            subscribe(client, "attic", "subscription { onSaidIn(room: \\\"attic\\\") { text } }");
            subscribe(
                    client, "kitchen", "subscription { onSaidIn(room: \\\"kitchen\\\") { text } }");
            subscribe(client, "all", EVERYTHING);

            mutate("mutation { dismiss(room: \"attic\") }");

            JsonNode complete = client.hear();
            assertThat(complete.path("type").asString()).isEqualTo("complete");
            assertThat(complete.path("id").asString()).isEqualTo("attic");
            say("attic", "nobody there", 1);
            say("kitchen", "supper", 1);
            List<String> ids = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                ids.add(client.hear().path("id").asString());
            }
            assertThat(ids).containsExactlyInAnyOrder("all", "all", "kitchen");
            assertThat(client.unheard()).isZero();
        }
    }

    @Test
    void aClientThatDoesNotReadIsCutOffAndOthersDoNotNotice() throws Exception {
        Subscriptions subscriptions = replica.part(Subscriptions.class);
        await(() -> subscriptions.count() == 0);
        try (RawSocket slow = new RawSocket(realtime(), key);
                GraphqlSocket other = connect(Place.SUBPROTOCOL)) {
            slow.say("{'type': 'connection_init'}");
            slow.next("connection_ack");
            slow.say(startFrame("1", EVERYTHING, credentials()));
            slow.next("start_ack");
            subscribe(other, "1", EVERYTHING);

            List<String> said = new ArrayList<>();
            while (subscriptions.count() == 2 && said.size() < 500) {
                String text = "x".repeat(LARGE) + said.size();
                say("r", text, 1);
                said.add(shown(text));
            }

            assertThat(said).hasSizeLessThan(500);
            await(() -> subscriptions.count() == 1);
            assertThat(heard(other, said.size())).isEqualTo(said);
            say("r", "after", 1);
            assertThat(heard(other, 1)).containsExactly("after");
            slow.readToItsEnd();
        }
    }

    private static void subscribeTransport(GraphqlSocket client, String id) throws Exception {
        client.say(
                "{'type': 'subscribe', 'id': '%s', 'payload': {'query': '%s'}}"
                        .formatted(id, EVERYTHING));
        // Answered in turn, and so after the subscription, which is not answered itself.
        client.say("{'type': 'subscribe', 'id': 'then', 'payload': {'query': '{ ping }'}}");
        assertThat(client.hear().path("id").asString()).isEqualTo("then");
        assertThat(client.hear().path("type").asString()).isEqualTo("complete");
    }

    private static List<String> heard(GraphqlSocket client, int count) throws InterruptedException {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            JsonNode message = client.hear();
            texts.add(shown(message.at("/payload/data/onSaid/text").asString("?")));
        }
        return texts;
    }

    /** A text as failures can be read by people. */
    private static String shown(String text) {
        return text.replaceFirst("^x+", "x..");
    }

    private static void assertEnded(JsonNode error, String id, String words) {
        assertThat(error.path("type").asString()).as("%s", error).isEqualTo("error");
        assertThat(error.path("id").asString()).isEqualTo(id);
        JsonNode first = error.at("/payload/errors/0");
        assertThat(first.path("errorType").asString()).isEqualTo("UnauthorizedException");
        assertThat(first.path("message").asString()).isEqualTo(words);
    }
}
