package dev.stepgraph.gateway.web.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepgraph.common.json.JsonText;
import dev.stepgraph.gateway.realtime.GraphqlSocket;
import dev.stepgraph.gateway.web.AnotherReplica;
import dev.stepgraph.gateway.web.RunningGateway;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import software.amazon.awssdk.services.appsync.model.RuntimeName;

import tools.jackson.databind.JsonNode;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Iterator;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

/** APIs that are called by domain names of their owners. */
class CustomDomainsTest extends RunningGateway {

    private static final String CERTIFICATE =
            "arn:aws:acm:us-east-1:000000000000:certificate/4c2ab1de-9f43-4a3e-a2b1-000000000000";

    private static final String SDL =
            """
            schema { query: Query mutation: Mutation subscription: Subscription }
            type Query { byTemplate: String byScript: String }
            type Mutation { say(text: String!): Message }
            type Message { text: String! }
            type Subscription { onSaid: Message @aws_subscribe(mutations: ["say"]) }
            """;

    private static final String SCRIPT =
            """
            export function request(ctx) { return { payload: ctx.request.domainName ?? 'none' }; }
            export function response(ctx) { return ctx.result; }
            """;

    private static final String SUBSCRIPTION = "subscription { onSaid { text } }";

    private String apiId = "";
    private String key = "";
    private String domain = "";

    @BeforeEach
    void associateADomain() {
        apiId = createApi().apiId();
        upload(apiId, SDL);
        createNoneDataSource(apiId);
        template(
                "Query",
                "byTemplate",
                "$util.toJson($util.defaultIfNull($ctx.request.domainName, \"none\"))");
        template("Mutation", "say", "$util.toJson($ctx.args)");
        appsync.createResolver(each ->
                each.apiId(apiId)
                        .typeName("Query")
                        .fieldName("byScript")
                        .dataSourceName("none")
                        .runtime(r -> r.name(RuntimeName.APPSYNC_JS).runtimeVersion("1.0.0"))
                        .code(SCRIPT));
        key = appsync.createApiKey(request -> request.apiId(apiId)).apiKey().id();
        domain = apiId + ".books.example.org";
        lead(domain);
    }

    @Test
    void leadsToItsApiAndTellsResolversOfItself() {
        String told =
                """
                {"data": {"byTemplate": "%s", "byScript": "%s"}}
                """
                        .formatted(domain, domain);

        assertThat(ask(uri("/graphql"), "host", domain)).isEqualTo(JsonText.parse(told));
        assertThat(ask(uri("/graphql"), "host", domain.toUpperCase(Locale.ROOT) + ".:8443"))
                .isEqualTo(JsonText.parse(told));
    }

    @Test
    void resolversOfOneThatWasCalledOtherwiseAreToldOfNone() {
        JsonNode answer = ask(uri("/apis/" + apiId + "/graphql"), "host", domain);

        assertThat(answer)
                .isEqualTo(
                        JsonText.parse(
                                "{\"data\": {\"byTemplate\": \"none\", \"byScript\": \"none\"}}"));
    }

    @ParameterizedTest
    @CsvSource({"unheard.example.org", "localhost", "[::1]:8090", "''", "x@y"})
    void otherNamesLeadToTheBuiltInApi(String host) {
        JsonNode answer = ask(uri("/graphql"), "host", host);

        assertThat(answer.path("errors").path(0).path("errorType").asString())
                .as("%s", answer)
                .isEqualTo("UnauthorizedException");
    }

    @Test
    void leadsNowhereOnceItIsDisassociated() {
        appsync.disassociateApi(each -> each.domainName(domain));

        assertThat(isAnswered(uri("/graphql"), "host", domain)).isFalse();
    }

    @Test
    void leadsNowhereWhenItsApiIsGone() {
        appsync.deleteGraphqlApi(each -> each.apiId(apiId));

        assertThat(ask(uri("/graphql"), "host", domain).path("errors").path(0).path("errorType"))
                .hasToString("\"UnauthorizedException\"");
    }

    @Test
    void aWildcardLeadsWhereNoExactNameDoes() {
        String host = "any." + domain;
        lead("*." + domain);

        JsonNode answer = ask(uri("/graphql"), "host", host);

        assertThat(answer.path("data").path("byTemplate").asString()).isEqualTo(host);
        assertThat(isAnswered(uri("/graphql"), "host", "two.labels." + domain)).isFalse();
    }

    @Test
    void isKnownToOtherReplicasSoon() {
        URI elsewhere = AnotherReplica.uri("/graphql");

        await(() -> isAnswered(elsewhere, "host", domain));
        appsync.disassociateApi(each -> each.domainName(domain));

        await(() -> !isAnswered(elsewhere, "host", domain));
    }

    @Test
    void aProxySaysWhatWasCalledOnlyWhereItIsBelieved() {
        URI behindProxy = AnotherReplica.uri("/graphql");

        await(() -> isAnswered(behindProxy, "x-forwarded-host", domain));

        assertThat(isAnswered(uri("/graphql"), "x-forwarded-host", domain)).isFalse();
    }

    @Test
    void whatAProxySaysOfNoAddressIsRefused() {
        URI behindProxy = AnotherReplica.uri("/graphql");

        HttpResponse<String> answer =
                send(post(behindProxy, "x-forwarded-port", "none", "{ byTemplate }").build());

        assertThat(answer.statusCode()).isEqualTo(400);
    }

    @Test
    void subscribersConnectBesideIt() throws Exception {
        try (GraphqlSocket client = socket()) {
            client.say("{'type': 'connection_init'}");
            assertThat(client.hear().path("type").asString()).isEqualTo("connection_ack");
            client.say(
                    "{'id': '1', 'type': 'start', 'payload': {'data': '{\\'query\\': \\'%s\\'}', 'extensions': {'authorization': %s}}}"
                            .formatted(SUBSCRIPTION, credentials()));
            assertThat(client.hear().path("type").asString()).isEqualTo("start_ack");

            ask(uri("/graphql"), "host", domain, "mutation { say(text: \\\"hello\\\") { text } }");

            assertThat(client.hear().path("payload").path("data").path("onSaid").path("text"))
                    .hasToString("\"hello\"");
        }
    }

    @Test
    void subscribersReadAStreamBesideIt() throws Exception {
        HttpRequest request =
                post(uri("/graphql/stream"), "host", domain, SUBSCRIPTION)
                        .header("accept", "text/event-stream")
                        .build();
        HttpClient http = HttpClient.newHttpClient();
        try {
            HttpResponse<Stream<String>> answer = http.send(request, BodyHandlers.ofLines());
            assertThat(answer.statusCode()).isEqualTo(200);

            ask(uri("/graphql"), "host", domain, "mutation { say(text: \\\"hello\\\") { text } }");

            Iterator<String> lines =
                    answer.body().filter(line -> line.startsWith("data:")).iterator();
            assertThat(lines.next()).isEqualTo("data:{\"data\":{\"onSaid\":{\"text\":\"hello\"}}}");
        } finally {
            http.shutdownNow(); // the stream has no end of its own
        }
    }

    private void lead(String name) {
        appsync.createDomainName(each -> each.domainName(name).certificateArn(CERTIFICATE));
        appsync.associateApi(each -> each.domainName(name).apiId(apiId));
    }

    private void template(String type, String field, String payload) {
        appsync.createResolver(each ->
                each.apiId(apiId)
                        .typeName(type)
                        .fieldName(field)
                        .dataSourceName("none")
                        .requestMappingTemplate(
                                "{\"version\": \"2018-05-29\", \"payload\": %s}".formatted(payload))
                        .responseMappingTemplate("$util.toJson($ctx.result)"));
    }

    private GraphqlSocket socket() {
        String header =
                Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(
                                credentials().replace('\'', '"').getBytes(StandardCharsets.UTF_8));
        return new GraphqlSocket(
                uri("/graphql/realtime"),
                "graphql-ws",
                new String[] {"header-" + header},
                "host",
                domain);
    }

    private String credentials() {
        return "{'host': '%s', 'x-api-key': '%s'}".formatted(domain, key);
    }

    private boolean isAnswered(URI uri, String header, String value) {
        return ask(uri, header, value).path("data").path("byTemplate").asString("").equals(domain);
    }

    private JsonNode ask(URI uri, String header, String value) {
        return ask(uri, header, value, "{ byTemplate byScript }");
    }

    private JsonNode ask(URI uri, String header, String value, String query) {
        return JsonText.parse(send(post(uri, header, value, query).build()).body());
    }

    private HttpRequest.Builder post(URI uri, String header, String value, String query) {
        return HttpRequest.newBuilder(uri)
                .header(header, value)
                .header("content-type", "application/json")
                .header("x-api-key", key)
                .POST(BodyPublishers.ofString("{\"query\": \"%s\"}".formatted(query)));
    }

    private static void await(Callable<Boolean> condition) {
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(condition);
    }
}
