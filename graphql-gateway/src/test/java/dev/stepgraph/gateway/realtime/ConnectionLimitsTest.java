package dev.stepgraph.gateway.realtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepgraph.gateway.registry.ApiRevisions;
import dev.stepgraph.gateway.subscription.Subscriptions;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

import tools.jackson.databind.JsonNode;

import java.io.EOFException;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What one connection may do, with limits that can be reached. */
class ConnectionLimitsTest extends ReplicatedChat {

    private static final String EVERYTHING = "subscription { onSaid { text } }";
    private static final int MAX_CONNECTIONS = 6;
    private static final int MAX_SUBSCRIPTIONS = 5;
    private static final int MAX_MESSAGE = 64 * 1024;

    @Autowired
    ConnectionLimitsTest(ApiRevisions here) {
        super(here);
    }

    @Test
    void aSubscriptionTooManyIsRefusedUntilAnotherIsStopped() throws Exception {
        try (GraphqlSocket client = connect(Place.SUBPROTOCOL)) {
            for (int i = 0; i < MAX_SUBSCRIPTIONS; i++) {
                subscribe(client, "s" + i, EVERYTHING);
            }
            start(client, "beyond", EVERYTHING);
            assertThat(client.hear().at("/payload/errors/errorType").asString())
                    .isEqualTo("MaxSubscriptionsReachedError");

            client.say("{'type': 'stop', 'id': 's0'}");
            assertThat(client.hear().path("type").asString()).isEqualTo("complete");
            subscribe(client, "beyond", EVERYTHING);
        }
    }

    @Test
    void theSameHoldsForTheOtherProtocol() throws Exception {
        try (GraphqlSocket client = connectTransport()) {
            for (int i = 0; i <= MAX_SUBSCRIPTIONS; i++) {
                client.say(
                        "{'type': 'subscribe', 'id': 's%d', 'payload': {'query': '%s'}}"
                                .formatted(i, EVERYTHING));
            }
            JsonNode error = client.hear();
            assertThat(error.path("type").asString()).isEqualTo("error");
            assertThat(error.path("id").asString()).isEqualTo("s" + MAX_SUBSCRIPTIONS);
            assertThat(error.at("/payload/0/errorType").asString())
                    .isEqualTo("MaxSubscriptionsReachedError");
        }
    }

    @Test
    void aConnectionTooManyToAnApiIsSentAwayUntilAnotherLeaves() throws Exception {
        List<GraphqlSocket> clients = new ArrayList<>();
        try {
            for (int i = 0; i < MAX_CONNECTIONS; i++) {
                clients.add(i % 2 == 0 ? connect(Place.SUBPROTOCOL) : connectTransport());
            }
            try (GraphqlSocket beyond = open(Place.SUBPROTOCOL)) {
                assertThat(beyond.closeStatus()).isEqualTo(1013);
            }
            assertThat(send(stream("subscription { onSaid { text } }")).statusCode())
                    .isEqualTo(503);
            try (GraphqlSocket elsewhere =
                    new GraphqlSocket(
                            replica.uri("/apis/another/graphql/realtime"), "graphql-ws", NONE)) {
                assertThat(elsewhere.hear().at("/payload/errors/0/errorType").asString())
                        .isEqualTo("NotFoundException");
            }

            clients.removeLast().close();

            await(() -> send(stream("{ ping }")).statusCode() == 200);
            clients.add(connect(Place.HEADERS));
        } finally {
            clients.forEach(GraphqlSocket::close);
        }
    }

    private HttpRequest stream(String query) {
        return HttpRequest.newBuilder(replica.uri("/apis/" + apiId + "/graphql/stream"))
                .header("content-type", "application/json")
                .header("x-api-key", key)
                .POST(BodyPublishers.ofString("{\"query\": \"" + query + "\"}"))
                .build();
    }

    @Test
    void aMessageMayBeAsLargeAsTheLimitAndNoLarger() throws Exception {
        try (RawSocket client = begun()) {
            client.send(RawSocket.TEXT, true, padded(MAX_MESSAGE));
            assertThat(client.next("error").text()).contains("UnsupportedOperation");

            client.send(RawSocket.TEXT, true, padded(MAX_MESSAGE + 1));
            assertThat(client.closeStatus()).isEqualTo(1009);
        }
    }

    @Test
    void whatComesInPiecesMayBeNoLargerEither() throws Exception {
        try (RawSocket client = begun()) {
            byte[] half = padded(MAX_MESSAGE / 2 + 1);
            client.send(RawSocket.TEXT, false, half);
            client.send(RawSocket.CONTINUATION, true, half);

            assertThat(client.closeStatus()).isEqualTo(1009);
        }
    }

    @Test
    void whatIsNoTextEndsTheConnection() throws Exception {
        try (RawSocket client = begun()) {
            client.send(
                    RawSocket.BINARY,
                    true,
                    "{\"type\":\"stop\",\"id\":\"1\"}".getBytes(StandardCharsets.UTF_8));

            assertThat(client.closeStatus()).isEqualTo(1003);
        }
    }

    @Test
    void aPongIsNoMessageAndAPingIsAnswered() throws Exception {
        try (RawSocket client = begun()) {
            client.send(RawSocket.PONG, true, new byte[0]);
            client.send(RawSocket.PING, true, new byte[] {7});
            client.say(startFrame("1", EVERYTHING, credentials()));

            RawSocket.Frame frame = client.next();
            boolean answered = false;
            while (frame.opcode() != RawSocket.TEXT || frame.text().contains("\"ka\"")) {
                answered |= frame.opcode() == RawSocket.PONG && frame.payload().get(0) == 7;
                frame = client.next();
            }
            assertThat(frame.text()).contains("start_ack");
            assertThat(answered).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"graphql-ws", "graphql-transport-ws"})
    void whoNeverBeginsIsSentAway(String protocol) throws Exception {
        try (GraphqlSocket client =
                new GraphqlSocket(realtime(), protocol, NONE, "x-api-key", key)) {
            assertThat(client.closeStatus()).isEqualTo(4408);
        }
    }

    @Test
    void aConnectionThatHearsNothingIsToldThatItStands() throws Exception {
        try (RawSocket client = begun();
                GraphqlSocket other = connectTransport()) {
            client.next("ka");
            client.next("ka");
            client.next("ka");

            assertThat(other.hearAnything().path("type").asString()).isEqualTo("ping");
        }
    }

    @Test
    void whoGivesNoSignOfLifeIsSentAwayAndOthersStay() throws Exception {
        Subscriptions subscriptions = replica.part(Subscriptions.class);
        await(() -> subscriptions.count() == 0);
        try (RawSocket dead = begun();
                GraphqlSocket alive = connect(Place.SUBPROTOCOL)) {
            dead.say(startFrame("1", EVERYTHING, credentials()));
            dead.next("start_ack");
            subscribe(alive, "1", EVERYTHING);

            assertThat(dead.closeStatus()).isEqualTo(4408);

            await(() -> subscriptions.count() == 1);
            say("r", "still here?", 1);
            assertThat(alive.hear().at("/payload/data/onSaid/text").asString())
                    .isEqualTo("still here?");
        }
    }

    @Test
    void connectionsThatHaveLastedLongEnoughAreClosedInOrder() throws Exception {
        key = createKey(Duration.ofDays(60));
        awaitChanges();
        Subscriptions subscriptions = replica.part(Subscriptions.class);
        try (GraphqlSocket client = connect(Place.SUBPROTOCOL);
                GraphqlSocket other = connectTransport()) {
            subscribe(client, "1", EVERYTHING);
            other.say(
                    "{'type': 'subscribe', 'id': '1', 'payload': {'query': '%s'}}"
                            .formatted(EVERYTHING));
            await(() -> subscriptions.count() == 2);
            replica.clock().advance(Duration.ofDays(20).minusSeconds(60));
            assertThat(client.hearAnything().path("type").asString()).isEqualTo("ka");
            assertThat(client.hearAnything().path("type").asString()).isEqualTo("ka");
            say("r", "still here", 1);
            assertThat(client.hear().at("/payload/data/onSaid/text").asString())
                    .isEqualTo("still here");

            replica.clock().advance(Duration.ofSeconds(60));

            assertThat(client.closeStatus()).isEqualTo(1000);
            assertThat(other.closeStatus()).isEqualTo(1000);
            assertThat(client.unheard()).isZero();
            await(() -> subscriptions.count() == 0);
        }
        try (GraphqlSocket again = connect(Place.SUBPROTOCOL)) {
            subscribe(again, "1", EVERYTHING);
        }
    }

    @Test
    void whoseKeyHasExpiredMayNotEvenAskAnyMore() throws Exception {
        try (GraphqlSocket client = connectTransport()) {
            replica.clock().advance(Duration.ofDays(10));

            client.say("{'type': 'subscribe', 'id': '1', 'payload': {'query': '{ ping }'}}");

            assertThat(client.closeStatus()).isEqualTo(4403);
            assertThat(client.unheard()).isZero();
        }
    }

    @Test
    void whoLeavesWithoutAWordIsForgotten() throws Exception {
        Subscriptions subscriptions = replica.part(Subscriptions.class);
        await(() -> subscriptions.count() == 0);
        try (RawSocket client = begun()) {
            client.say(startFrame("1", EVERYTHING, credentials()));
            client.next("start_ack");
            assertThat(subscriptions.count()).isEqualTo(1);
        }

        await(() -> subscriptions.count() == 0);
    }

    private RawSocket begun() throws IOException {
        RawSocket client = new RawSocket(realtime(), key);
        try {
            client.say("{'type': 'connection_init'}");
            client.next("connection_ack");
            return client;
        } catch (EOFException e) {
            client.close();
            throw e;
        }
    }

    private static byte[] padded(int size) {
        String head = "{\"type\":\"nonsense\",\"pad\":\"";
        String pad = "x".repeat(size - head.length() - 2);
        return (head + pad + "\"}").getBytes(StandardCharsets.UTF_8);
    }
}
