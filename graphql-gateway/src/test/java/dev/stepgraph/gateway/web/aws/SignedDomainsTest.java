package dev.stepgraph.gateway.web.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepgraph.common.aws.signature.AccessKey;
import dev.stepgraph.common.aws.signature.RequestSigner;
import dev.stepgraph.common.aws.signature.SignableRequest;
import dev.stepgraph.common.http.HeaderField;
import dev.stepgraph.common.json.JsonText;
import dev.stepgraph.gateway.realtime.GraphqlSocket;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.appsync.AppSyncClient;
import software.amazon.awssdk.services.appsync.model.AuthenticationType;
import software.amazon.awssdk.services.appsync.model.DataSourceType;
import software.amazon.awssdk.services.appsync.model.SchemaStatus;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;

/**
 * Requests that are signed for a custom domain: for the service {@code appsync}, in the gateway's
 * region, and for the domain's own name, by HTTP and by WebSocket.
 */
class SignedDomainsTest extends GuardedGateway {

    private static final AccessKey OPERATOR = AccessKey.of("AKIDOPERATOR", "the operator's secret");
    private static final String CERTIFICATE =
            "arn:aws:acm:us-east-1:000000000000:certificate/4c2ab1de-9f43-4a3e-a2b1-000000000000";
    private static final String SDL =
            """
            type Query { a: String }
            type Mutation { say(text: String!): Message }
            type Message { text: String! }
            type Subscription { onSaid: Message @aws_subscribe(mutations: ["say"]) }
            """;
    private static final String SAY =
            "{\"query\":\"mutation { say(text: \\\"hello\\\") { text } }\"}";
    private static final String SUBSCRIBE = "{\"query\":\"subscription { onSaid { text } }\"}";

    @SuppressWarnings("NullAway.Init") // before each test
    private AppSyncClient operator;

    private String domain = "";
    private String other = "";

    @BeforeEach
    void leadTwoDomainsToTwoApis() {
        operator = client(OPERATOR.id(), OPERATOR.secret(), "us-east-1");
        domain = lead("books.example.org");
        other = lead("others.example.org");
    }

    @AfterEach
    void close() {
        operator.close();
    }

    @Test
    void areTakenWhenTheyNameIt() {
        HttpResponse<String> answer = post(domain, signed(domain, "/graphql", SAY));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(JsonText.parse(answer.body()).at("/data/say/text").asString())
                .isEqualTo("hello");
    }

    @Test
    void areRefusedWhenTheyNameAnother() {
        String own = uri("").getAuthority();

        assertThat(post(domain, signed(other, "/graphql", SAY)).statusCode()).isEqualTo(401);
        assertThat(post(domain, signed(own, "/graphql", SAY)).statusCode()).isEqualTo(401);
        assertThat(post(domain, signed(domain + ":443", "/graphql", SAY)).statusCode())
                .isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource({"us-east-1, execute-api", "us-east-1, appsync-realtime", "eu-west-1, appsync"})
    void areRefusedWhenTheyAreForAnotherServiceOrRegion(String region, String service) {
        RequestSigner signer = new RequestSigner(region, service, InstantSource.system());

        assertThat(post(domain, signed(signer, domain, "/graphql", SAY)).statusCode())
                .isEqualTo(401);
    }

    @Test
    void openConnectionsAndSubscriptionsBesideIt() throws Exception {
        try (GraphqlSocket client = connect(domain, domain)) {
            assertThat(client.hear().path("type").asString()).isEqualTo("connection_ack");
            client.say(start(credentials(domain, "/graphql", SUBSCRIBE)));
            JsonNode ack = client.hear();
            assertThat(ack.path("type").asString()).as("%s", ack).isEqualTo("start_ack");

            post(domain, signed(domain, "/graphql", SAY));

            assertThat(client.hear().at("/payload/data/onSaid/text").asString()).isEqualTo("hello");
        }
    }

    @Test
    void openNoConnectionToAnother() throws Exception {
        try (GraphqlSocket client = connect(domain, other)) {
            JsonNode error = client.hear();

            assertThat(error.path("type").asString()).isEqualTo("connection_error");
            assertThat(error.at("/payload/errors/0/errorCode").asInt()).isEqualTo(401);
            assertThat(client.closeStatus()).isEqualTo(4401);
        }
    }

    @Test
    void beginNoSubscriptionToAnother() throws Exception {
        try (GraphqlSocket client = connect(domain, domain)) {
            assertThat(client.hear().path("type").asString()).isEqualTo("connection_ack");

            client.say(start(credentials(other, "/graphql", SUBSCRIBE)));
            assertUnauthorized(client.hear());
            client.say(start(credentials(domain, "/graphql/connect", SUBSCRIBE)));
            assertUnauthorized(client.hear());
            client.say(start(credentials(domain, "/graphql", SUBSCRIBE.replace("text", "t"))));
            assertUnauthorized(client.hear());
        }
    }

    private static void assertUnauthorized(JsonNode error) {
        assertThat(error.path("type").asString()).as("%s", error).isEqualTo("error");
        assertThat(error.at("/payload/errors/0/errorType").asString())
                .isEqualTo("UnauthorizedException");
    }

    /** A connection to one domain, with a signature for another or the same. */
    private GraphqlSocket connect(String host, String signedFor) {
        String header =
                Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(
                                JsonText.writeBytes(
                                        credentials(signedFor, "/graphql/connect", "{}")));
        GraphqlSocket client =
                new GraphqlSocket(
                        uri("/graphql/realtime"),
                        "graphql-ws",
                        new String[] {"header-" + header},
                        "host",
                        host);
        client.say("{'type': 'connection_init'}");
        return client;
    }

    private static String start(ObjectNode authorization) {
        ObjectNode start = JsonNodeFactory.instance.objectNode();
        start.put("id", "1").put("type", "start");
        ObjectNode payload = start.putObject("payload").put("data", SUBSCRIBE);
        payload.putObject("extensions").set("authorization", authorization);
        return JsonText.write(start);
    }

    /** What clients of AppSync send of what they signed. */
    private static ObjectNode credentials(String host, String path, String body) {
        ObjectNode credentials = JsonNodeFactory.instance.objectNode();
        signed(host, path, body).headers().forEach(h -> credentials.put(h.name(), h.value()));
        return credentials;
    }

    private record Signed(String path, List<HeaderField> headers, String body) {}

    private static Signed signed(String host, String path, String body) {
        return signed(
                new RequestSigner("us-east-1", "appsync", InstantSource.system()),
                host,
                path,
                body);
    }

    private static Signed signed(RequestSigner signer, String host, String path, String body) {
        List<HeaderField> headers = new ArrayList<>();
        headers.add(new HeaderField("accept", "application/json, text/javascript"));
        headers.add(new HeaderField("content-encoding", "amz-1.0"));
        headers.add(new HeaderField("content-type", "application/json; charset=UTF-8"));
        headers.add(new HeaderField("host", host));
        SignableRequest request =
                new SignableRequest(
                        "POST", path, "", headers, body.getBytes(StandardCharsets.UTF_8));
        headers.addAll(signer.signatureHeaders(request, OPERATOR));
        return new Signed(path, headers, body);
    }

    private HttpResponse<String> post(String host, Signed signed) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(uri(signed.path()))
                        .POST(BodyPublishers.ofString(signed.body()));
        signed.headers().forEach(field -> request.setHeader(field.name(), field.value()));
        return send(request.setHeader("host", host).build());
    }

    /** The domain of a new API. */
    private String lead(String suffix) {
        String apiId =
                operator.createGraphqlApi(r ->
                                r.name("signed").authenticationType(AuthenticationType.AWS_IAM))
                        .graphqlApi()
                        .apiId();
        operator.startSchemaCreation(r -> r.apiId(apiId).definition(SdkBytes.fromUtf8String(SDL)));
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(
                        () -> operator.getSchemaCreationStatus(r -> r.apiId(apiId)).status(),
                        SchemaStatus.SUCCESS::equals);
        operator.createDataSource(r -> r.apiId(apiId).name("none").type(DataSourceType.NONE));
        operator.createResolver(r ->
                r.apiId(apiId)
                        .typeName("Mutation")
                        .fieldName("say")
                        .dataSourceName("none")
                        .requestMappingTemplate(
                                "{\"version\": \"2018-05-29\", \"payload\": $util.toJson($ctx.args)}")
                        .responseMappingTemplate("$util.toJson($ctx.result)"));
        String name = apiId.toLowerCase(Locale.ROOT) + "." + suffix;
        operator.createDomainName(r -> r.domainName(name).certificateArn(CERTIFICATE));
        operator.associateApi(r -> r.domainName(name).apiId(apiId));
        return name;
    }
}
