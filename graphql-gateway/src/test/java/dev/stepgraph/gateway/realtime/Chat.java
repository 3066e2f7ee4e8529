package dev.stepgraph.gateway.realtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepgraph.gateway.web.RunningGateway;

import org.junit.jupiter.api.BeforeEach;

import software.amazon.awssdk.services.appsync.model.ResolverKind;

import tools.jackson.databind.JsonNode;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;

/** An API in which things are said and heard, uploaded to the gateway that tests share. */
abstract class Chat extends RunningGateway {

    /** What clients know the connection by that offer nothing else. */
    static final String[] NONE = {};

    private static final String SDL =
            """
            schema { query: Query mutation: Mutation subscription: Subscription }
            type Query { ping: String }
            type Mutation {
              say(room: String!, text: String!, loud: Int): Message
              dismiss(room: String!): String
            }
            type Message @aws_api_key @aws_oidc @aws_lambda { room: String! text: String! loud: Int }
            type Subscription @aws_api_key @aws_oidc @aws_lambda {
              onSaid(room: String): Message @aws_subscribe(mutations: ["say"])
              onLoud: Message @aws_subscribe(mutations: ["say"])
              onSaidIn(room: String): Message @aws_subscribe(mutations: ["say"])
              onMine: Message @aws_subscribe(mutations: ["say"])
              onSurely: Message! @aws_subscribe(mutations: ["say"])
            }
            """;

    private static final String NOTHING = "{\"version\": \"2018-05-29\", \"payload\": null}";

    /** The API's id. */
    protected String apiId = "";

    /** A key that opens it. */
    protected String key = "";

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
                NOTHING,
                """
                $extensions.setSubscriptionFilter({"filterGroup": [{"filters": [
                  {"fieldName": "loud", "operator": "ge", "value": 5}]}]})
                null
                """);
        resolver(
                "Subscription",
                "onSaidIn",
                NOTHING,
                """
                $extensions.setSubscriptionInvalidationFilter({"filterGroup": [{"filters": [
                  {"fieldName": "room", "operator": "eq", "value": $ctx.args.room}]}]})
                null
                """);
        resolver(
                "Mutation",
                "dismiss",
                NOTHING,
                """
                $extensions.invalidateSubscriptions({
                  "subscriptionField": "onSaidIn", "payload": {"room": $ctx.args.room}})
                "done"
                """);
        key = createKey();
    }

    /** Another key that opens the API. */
    protected String createKey() {
        return appsync.createApiKey(request -> request.apiId(apiId)).apiKey().id();
    }

    /** Another one, that opens it for as long. */
    protected String createKey(Duration time) {
        long end = InstantSource.system().instant().plus(time).getEpochSecond();
        return appsync.createApiKey(r -> r.apiId(apiId).expires(end)).apiKey().id();
    }

    /** A connection whose client was let in. */
    protected GraphqlSocket connect(Place place) throws InterruptedException {
        GraphqlSocket client = open(place);
        client.say("{'type': 'connection_init'}");
        JsonNode ack = client.hear();
        assertThat(ack.path("type").asString()).isEqualTo("connection_ack");
        assertThat(client.protocol()).isEqualTo("graphql-ws");
        assertThat(ack.path("payload").path("connectionTimeoutMs").isInt()).isTrue();
        return client;
    }

    /** A connection whose client has said nothing but who it is. */
    protected GraphqlSocket open(Place place) {
        URI uri = realtime();
        return switch (place) {
            case QUERY ->
                    new GraphqlSocket(
                            URI.create(
                                    uri
                                            + "?header="
                                            + Base64.getEncoder()
                                                    .encodeToString(bytes(credentials()))
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
                                                .encodeToString(bytes(credentials()))
                            });
            case HEADERS -> new GraphqlSocket(uri, "graphql-ws", NONE, "x-api-key", key);
        };
    }

    /** A connection of another protocol, whose client was let in. */
    protected GraphqlSocket connectTransport() throws InterruptedException {
        GraphqlSocket client = new GraphqlSocket(realtime(), "graphql-transport-ws", NONE);
        client.say("{'type': 'connection_init', 'payload': {'x-api-key': '%s'}}".formatted(key));
        assertThat(client.hear().path("type").asString()).isEqualTo("connection_ack");
        return client;
    }

    /** Where subscribers connect. */
    protected URI realtime() {
        return uri("/apis/" + apiId + "/graphql/realtime");
    }

    /** Subscribes, and hears that it stands. */
    protected void subscribe(GraphqlSocket client, String id, String query)
            throws InterruptedException {
        start(client, id, query);
        JsonNode ack = client.hear();
        assertThat(ack.path("type").asString()).as("%s", ack).isEqualTo("start_ack");
        assertThat(ack.path("id").asString()).isEqualTo(id);
    }

    /** Asks to subscribe with the key. */
    protected void start(GraphqlSocket client, String id, String query) {
        client.say(startFrame(id, query, credentials()));
    }

    /** What a client says to subscribe. */
    protected static String startFrame(String id, String query, String credentials) {
        String data = "{\"query\":\"%s\",\"variables\":{}}".formatted(query);
        return "{\"id\":\"%s\",\"type\":\"start\",\"payload\":{\"data\":%s,\"extensions\":{\"authorization\":%s}}}"
                .formatted(id, quoted(data), credentials);
    }

    /** The key as clients of AppSync send it. */
    protected String credentials() {
        return "{\"host\":\"%s\",\"x-api-key\":\"%s\"}".formatted(uri("").getAuthority(), key);
    }

    /** Says something in a room. */
    protected void say(String room, String text, int loud) {
        sayWith(room, text, loud, "{ room text }");
    }

    /** Says something, and selects of it what subscribers may hear. */
    protected void sayWith(String room, String text, int loud, String selection) {
        mutate(
                "mutation { say(room: \"%s\", text: \"%s\", loud: %d) %s }"
                        .formatted(room, text, loud, selection));
    }

    /** Carries a mutation out at the gateway that tests share. */
    protected void mutate(String mutation) {
        HttpRequest request =
                HttpRequest.newBuilder(uri("/apis/" + apiId + "/graphql"))
                        .header("Content-Type", "application/json")
                        .header("x-api-key", key)
                        .POST(BodyPublishers.ofString("{\"query\":" + quoted(mutation) + "}"))
                        .build();
        assertThat(send(request).body()).doesNotContain("errors");
    }

    /** Gives a field a resolver of templates. */
    protected void resolver(String type, String field, String request, String response) {
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
