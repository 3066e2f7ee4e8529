package dev.stepgraph.gateway.realtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepgraph.gateway.web.RunningGateway;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import software.amazon.awssdk.services.appsync.model.ResolverKind;

import tools.jackson.databind.JsonNode;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Iterator;

class RealtimeTest extends RunningGateway {

    private static final String SDL =
            """
            schema { query: Query mutation: Mutation subscription: Subscription }
            type Query { ping: String }
            type Mutation { say(room: String!, text: String!, loud: Int): Message }
            type Message { room: String! text: String! loud: Int }
            type Subscription {
              onSaid(room: String): Message @aws_subscribe(mutations: ["say"])
              onLoud: Message @aws_subscribe(mutations: ["say"])
            }
            """;

    private static final String[] NONE = {};

    private String apiId = "";
    private String key = "";

    /** Where a client of AppSync may put its credentials. */
    enum Place {
        QUERY,
        SUBPROTOCOL,
        HEADERS
    }

    @BeforeEach
    void createChat() {
        apiId = createApi().apiId();
        upload(apiId, SDL);
        createNoneDataSource(apiId);
        resolver(
                "Mutation",
                "say",
                "{\"version\": \"2018-05-29\", \"payload\": $util.toJson($ctx.args)}",
                "$util.toJson($ctx.result)");
        resolver(
                "Subscription",
                "onLoud",
                "{\"version\": \"2018-05-29\", \"payload\": null}",
                """
                $extensions.setSubscriptionFilter({"filterGroup": [{"filters": [
                  {"fieldName": "loud", "operator": "ge", "value": 5}]}]})
                null
                """);
        key = appsync.createApiKey(request -> request.apiId(apiId)).apiKey().id();
    }

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

    private GraphqlSocket connect(Place place) throws InterruptedException {
        GraphqlSocket client = open(place);
        client.say("{'type': 'connection_init'}");
        JsonNode ack = client.hear();
        assertThat(ack.path("type").asString()).isEqualTo("connection_ack");
        assertThat(ack.path("payload").path("connectionTimeoutMs").asInt()).isEqualTo(300_000);
        assertThat(client.protocol()).isEqualTo("graphql-ws");
        return client;
    }

    private GraphqlSocket open(Place place) {
        URI uri = uri("/apis/" + apiId + "/graphql/realtime");
        String credentials = credentials();
        return switch (place) {
            case QUERY ->
                    new GraphqlSocket(
                            URI.create(
                                    uri
                                            + "?header="
                                            + Base64.getEncoder()
                                                    .encodeToString(bytes(credentials))
                                                    .replace("=", "%3D")
                                            + "&payload=e30="),
                            "graphql-ws",
                            NONE);
            case SUBPROTOCOL ->
                    new GraphqlSocket(
                            uri,
                            "graphql-ws",
                            new String[] {
                                "header-"
                                        + Base64.getUrlEncoder()
                                                .withoutPadding()
                                                .encodeToString(bytes(credentials))
                            });
            case HEADERS -> new GraphqlSocket(uri, "graphql-ws", NONE, "x-api-key", key);
        };
    }

    private String credentials() {
        return "{\"host\":\"%s\",\"x-api-key\":\"%s\"}".formatted(uri("").getAuthority(), key);
    }

    private void subscribe(GraphqlSocket client, String id, String query)
            throws InterruptedException {
        start(client, id, query);
        JsonNode ack = client.hear();
        assertThat(ack.path("type").asString()).as("%s", ack).isEqualTo("start_ack");
        assertThat(ack.path("id").asString()).isEqualTo(id);
    }

    private void start(GraphqlSocket client, String id, String query) {
        String data = "{\"query\":\"%s\",\"variables\":{}}".formatted(query);
        client.say(
                "{\"id\":\"%s\",\"type\":\"start\",\"payload\":{\"data\":%s,\"extensions\":{\"authorization\":%s}}}"
                        .formatted(id, quoted(data), credentials()));
    }

    private void say(String room, String text, int loud) {
        sayWith(room, text, loud, "{ room text }");
    }

    private void sayWith(String room, String text, int loud, String selection) {
        String mutation =
                "mutation { say(room: \"%s\", text: \"%s\", loud: %d) %s }"
                        .formatted(room, text, loud, selection);
        HttpRequest request =
                HttpRequest.newBuilder(uri("/apis/" + apiId + "/graphql"))
                        .header("Content-Type", "application/json")
                        .header("x-api-key", key)
                        .POST(BodyPublishers.ofString("{\"query\":" + quoted(mutation) + "}"))
                        .build();
        assertThat(send(request).body()).doesNotContain("errors");
    }

    private void resolver(String type, String field, String request, String response) {
        appsync.createResolver(each ->
                each.apiId(apiId)
                        .typeName(type)
                        .fieldName(field)
                        .dataSourceName("none")
                        .kind(ResolverKind.UNIT)
                        .requestMappingTemplate(request)
                        .responseMappingTemplate(response));
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
