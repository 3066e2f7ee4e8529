package dev.stepgraph.gateway.realtime;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.JsonNode;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Iterator;

class RealtimeTest extends Chat {

    @ParameterizedTest
    @EnumSource
    void deliversToClientsWhereverTheyPutTheirKey(Place place) throws Exception {
        try (GraphqlSocket client = connect(place)) {
            subscribe(client, "1", "subscription { onSaid { text } }");

            say("kitchen", "hello", 1);

            JsonNode data = client.hear();
            assertThat(data.path("type").asString()).isEqualTo("data");
            assertThat(data.path("id").asString()).isEqualTo("1");
            assertThat(data.path("payload").path("data").path("onSaid").path("text").asString())
                    .isEqualTo("hello");
        }
    }

    @Test
    void saysHowLongToWaitForSignsOfLife() throws Exception {
        try (GraphqlSocket client = open(Place.SUBPROTOCOL)) {
            client.say("{'type': 'connection_init'}");

            JsonNode ack = client.hear();

            assertThat(ack.path("payload").path("connectionTimeoutMs").asInt()).isEqualTo(300_000);
        }
    }

    @Test
    void argumentsFilterAndUnselectedFieldsAreNull() throws Exception {
        try (GraphqlSocket client = connect(Place.SUBPROTOCOL)) {
            subscribe(client, "1", "subscription { onSaid(room: \\\"attic\\\") { room loud } }");

            say("kitchen", "hello", 1);
            say("attic", "boo", 2);

            JsonNode said = client.hear().path("payload").path("data").path("onSaid");
            assertThat(said.path("room").asString()).isEqualTo("attic");
            assertThat(said.path("loud").isNull()).isTrue();
            assertThat(client.unheard()).isZero();
        }
    }

    @Test
    void aFilterThatTheResolverSetTakesTheArgumentsPlace() throws Exception {
        try (GraphqlSocket client = connect(Place.SUBPROTOCOL)) {
            subscribe(client, "1", "subscription { onLoud { text } }");

            sayWith("kitchen", "quiet", 2, "{ room text loud }");
            sayWith("kitchen", "LOUD", 9, "{ room text loud }");

            assertThat(
                            client.hear()
                                    .path("payload")
                                    .path("data")
                                    .path("onLoud")
                                    .path("text")
                                    .asString())
                    .isEqualTo("LOUD");
        }
    }

    @Test
    void aRefusalByTheResolverNamesTheField() throws Exception {
        resolver("Subscription", "onSaid", "$util.unauthorized()", "null");
        try (GraphqlSocket client = connect(Place.SUBPROTOCOL)) {
            start(client, "1", "subscription { onSaid { text } }");

            JsonNode error = client.hear();

            assertThat(error.path("type").asString()).isEqualTo("error");
            JsonNode first = error.path("payload").path("errors").path(0);
            assertThat(first.path("errorType").asString()).isEqualTo("Unauthorized");
            assertThat(first.path("message").asString())
                    .isEqualTo("Not Authorized to access onSaid on type Subscription");
        }
    }

    @Test
    void hearsNoMoreAfterStop() throws Exception {
        try (GraphqlSocket client = connect(Place.SUBPROTOCOL)) {
            subscribe(client, "1", "subscription { onSaid { text } }");
            client.say("{'id': '1', 'type': 'stop'}");
            assertThat(client.hear().path("type").asString()).isEqualTo("complete");
            subscribe(client, "2", "subscription { onSaid { text } }");

            say("kitchen", "hello", 1);

            assertThat(client.hear().path("id").asString()).isEqualTo("2");
            assertThat(client.unheard()).isZero();
        }
    }

    @Test
    void aWrongKeyIsRefusedAndTheConnectionClosed() throws Exception {
        key = "da2-wrongwrongwrongwrongwrong";
        try (GraphqlSocket client = open(Place.SUBPROTOCOL)) {
            JsonNode error = client.hear();

            assertThat(error.path("type").asString()).isEqualTo("connection_error");
            JsonNode first = error.path("payload").path("errors").path(0);
            assertThat(first.path("errorType").asString()).isEqualTo("UnauthorizedException");
            assertThat(first.path("errorCode").asInt()).isEqualTo(401);
            assertThat(client.closeStatus()).isEqualTo(4401);
        }
    }

    @Test
    void aWrongKeyAtTheStartRefusesTheSubscriptionOnly() throws Exception {
        try (GraphqlSocket client = connect(Place.SUBPROTOCOL)) {
            String right = key;
            key = "da2-wrongwrongwrongwrongwrong";
            start(client, "1", "subscription { onSaid { text } }");
            JsonNode error = client.hear();
            assertThat(error.path("type").asString()).isEqualTo("error");
            assertThat(error.path("id").asString()).isEqualTo("1");

            key = right;
            subscribe(client, "1", "subscription { onSaid { text } }");
        }
    }

    @Test
    void aSubscriptionTooManyIsRefusedWithAnObject() throws Exception {
        try (GraphqlSocket client = connect(Place.SUBPROTOCOL)) {
            for (int i = 0; i < 100; i++) {
                subscribe(client, "s" + i, "subscription { onSaid { text } }");
            }
            start(client, "beyond", "subscription { onSaid { text } }");

            JsonNode error = client.hear();

            assertThat(error.path("type").asString()).isEqualTo("error");
            assertThat(error.path("payload").path("errors").path("errorType").asString())
                    .isEqualTo("MaxSubscriptionsReachedError");
            assertThat(error.path("payload").path("errors").path("message").asString())
                    .isEqualTo("Max number of 100 subscriptions reached");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no json",
                "[]",
                "{'type': 'start'}",
                "{'type': 'start', 'id': '1', 'payload': {'data': 'no json'}}",
                "{'type': 'start', 'id': '1', 'payload': {'data': '{}'}}",
                "{'type': 'stop', 'id': 'unknown'}",
                "{'type': 'unheard of'}",
            })
    void whatMakesNoSenseIsAnsweredWithAnErrorAndHarmsNobody(String message) throws Exception {
        try (GraphqlSocket client = connect(Place.SUBPROTOCOL)) {
            client.say(message);

            assertThat(client.hear().path("type").asString()).isEqualTo("error");
            subscribe(client, "2", "subscription { onSaid { text } }");
        }
    }

    @Test
    void speaksTheProtocolOfOtherClientsToo() throws Exception {
        URI uri = uri("/apis/" + apiId + "/graphql/realtime");
        try (GraphqlSocket client = new GraphqlSocket(uri, "graphql-transport-ws", NONE)) {
            client.say(
                    "{'type': 'connection_init', 'payload': {'x-api-key': '%s'}}".formatted(key));
            assertThat(client.hear().path("type").asString()).isEqualTo("connection_ack");
            client.say("{'type': 'ping'}");
            assertThat(client.hear().path("type").asString()).isEqualTo("pong");
            client.say(
                    "{'type': 'subscribe', 'id': '1', 'payload': {'query': 'subscription { onSaid { text } }'}}");
            client.say("{'type': 'subscribe', 'id': '2', 'payload': {'query': '{ ping }'}}");
            assertThat(client.hear().path("type").asString()).isEqualTo("next");
            assertThat(client.hear().path("type").asString()).isEqualTo("complete");

            say("kitchen", "hello", 1);

            JsonNode next = client.hear();
            assertThat(next.path("type").asString()).isEqualTo("next");
            assertThat(next.path("payload").path("data").path("onSaid").path("text").asString())
                    .isEqualTo("hello");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'type': 'connection_init', 'payload': {'x-api-key': 'da2-wrong'}}; 4403",
                "{'type': 'subscribe', 'id': '1', 'payload': {'query': '{ ping }'}}; 4401",
                "{'type': 'unheard of'}; 4400",
                "no json; 4400",
            })
    void endsConnectionsThatBreakTheProtocol(String saidAndStatus) throws Exception {
        String[] parts = saidAndStatus.split("; ", -1);
        URI uri = uri("/apis/" + apiId + "/graphql");
        try (GraphqlSocket client = new GraphqlSocket(uri, "graphql-transport-ws", NONE)) {
            client.say(parts[0]);

            assertThat(client.closeStatus()).isEqualTo(Integer.parseInt(parts[1]));
        }
    }

    @Test
    void streamsASubscriptionAsServerSentEvents() throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(uri("/apis/" + apiId + "/graphql/stream"))
                        .header("Content-Type", "application/json")
                        .header("Accept", "text/event-stream")
                        .header("x-api-key", key)
                        .POST(
                                BodyPublishers.ofString(
                                        "{\"query\": \"subscription { onSaid { text } }\"}"))
                        .build();
        HttpClient http = HttpClient.newHttpClient();
        try {
            var answer = http.send(request, BodyHandlers.ofLines());
            assertThat(answer.statusCode()).isEqualTo(200);

            say("kitchen", "hello", 1);

            Iterator<String> lines =
                    answer.body()
                            .filter(line -> !line.isBlank() && !line.startsWith(":"))
                            .iterator();
            assertThat(lines.next()).isEqualTo("event:next");
            assertThat(lines.next()).isEqualTo("data:{\"data\":{\"onSaid\":{\"text\":\"hello\"}}}");
        } finally {
            http.shutdownNow(); // the stream has no end of its own
        }
    }
}
