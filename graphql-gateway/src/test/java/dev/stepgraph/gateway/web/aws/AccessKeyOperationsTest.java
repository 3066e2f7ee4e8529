package dev.stepgraph.gateway.web.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepgraph.common.aws.signature.AccessKey;
import dev.stepgraph.common.aws.signature.RequestSigner;
import dev.stepgraph.common.aws.signature.SignableRequest;
import dev.stepgraph.common.http.HeaderField;
import dev.stepgraph.common.json.JsonText;
import dev.stepgraph.gateway.web.AnotherReplica;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.appsync.AppSyncClient;
import software.amazon.awssdk.services.appsync.model.AppSyncException;
import software.amazon.awssdk.services.appsync.model.AuthenticationType;
import software.amazon.awssdk.services.appsync.model.DataSourceType;
import software.amazon.awssdk.services.appsync.model.SchemaStatus;

import tools.jackson.databind.JsonNode;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Keys that are issued while the gateway runs. */
class AccessKeyOperationsTest extends GuardedGateway {

    private static final AccessKey OPERATOR = AccessKey.of("AKIDOPERATOR", "the operator's secret");
    private static final AccessKey READER = AccessKey.of("AKIDREADER", "the reader's secret");
    private static final String QUESTION = "{\"query\":\"{ open closed }\"}";
    private static final String READING =
            """
            {"user": "ci", "statements": [{"actions": ["appsync:Get*", "appsync:List*"]}]}
            """;

    @Test
    void aNewKeySignsForWhatItIsGoodFor() {
        JsonNode key = create(READING);

        try (AppSyncClient client = client(key)) {
            assertThat(client.listGraphqlApis().graphqlApis()).isNotNull();
            assertThatThrownBy(() ->
                            client.createGraphqlApi(r ->
                                    r.name("x").authenticationType(AuthenticationType.API_KEY)))
                    .isInstanceOf(AppSyncException.class)
                    .hasMessageContaining("User: ci is not authorized");
        }
    }

    @Test
    void theSecretIsShownOnceAndKeptEncrypted() throws SQLException {
        JsonNode key = create(READING);
        String id = key.path("id").stringValue();
        String secret = key.path("secret").stringValue();

        HttpResponse<String> shown = send(OPERATOR, "GET", "/v1/access-keys/" + id, "");

        assertThat(secret).hasSize(40);
        assertThat(shown.body()).contains("\"user\":\"ci\"").doesNotContain(secret, "secret");
        assertThat(send(OPERATOR, "GET", "/v1/access-keys", "").body()).doesNotContain(secret);
        assertThat(rows(id)).contains(id).doesNotContain(secret, hex(secret));
    }

    @Test
    void aKeyThatIsSwitchedOffSignsNothingUntilItIsOnAgain() {
        JsonNode key = create(READING);
        String path = "/v1/access-keys/" + key.path("id").stringValue();
        try (AppSyncClient client = client(key)) {
            assertThat(send(OPERATOR, "PUT", path, "{\"status\": \"INACTIVE\"}").statusCode())
                    .isEqualTo(200);
            assertThatThrownBy(client::listGraphqlApis)
                    .isInstanceOfSatisfying(
                            AppSyncException.class,
                            e ->
                                    assertThat(e.awsErrorDetails().errorCode())
                                            .isEqualTo("UnrecognizedClientException"));

            send(OPERATOR, "PUT", path, "{\"status\": \"ACTIVE\"}");

            assertThat(client.listGraphqlApis().graphqlApis()).isNotNull();
        }
    }

    /** The other replica stands behind a proxy that it believes; this one believes nobody. */
    @Test
    void aKeyThatIsTakenAwayOpensNothingOnAnyReplica() {
        // given
        String apiId = signedApi();
        String field = "arn:aws:appsync:us-east-1:000000000000:apis/" + apiId + "/*/open";
        JsonNode issued =
                create(
                        """
                        {"user": "app", "statements": [
                            {"actions": ["appsync:GraphQL"], "resources": ["%s"]}]}
                        """
                                .formatted(field));
        AccessKey key = accessKey(issued);
        URI elsewhere = AnotherReplica.uri("/apis/" + apiId + "/graphql");
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> ask(elsewhere, key).statusCode() == 200);
        assertThat(ask(elsewhere, key).body())
                .contains(
                        "Not Authorized to access closed on type Query", "\"open\":\"192.0.2.7\"");
        assertThat(ask(uri("/apis/" + apiId + "/graphql"), key).body())
                .contains("\"open\":\"127.0.0.1\"");

        // when
        send(OPERATOR, "DELETE", "/v1/access-keys/" + key.id(), "");

        // then
        assertThat(ask(uri("/apis/" + apiId + "/graphql"), key).statusCode()).isEqualTo(401);
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> ask(elsewhere, key).statusCode() == 401);
        assertThat(send(OPERATOR, "GET", "/v1/access-keys/" + key.id(), "").statusCode())
                .isEqualTo(404);
    }

    @Test
    void listsPageByPage() {
        String first = create(READING).path("id").stringValue();
        String second = create(READING).path("id").stringValue();

        List<String> listed = new ArrayList<>();
        String token = "";
        do {
            String query = token.isEmpty() ? "maxResults=1" : "maxResults=1&nextToken=" + token;
            JsonNode page =
                    JsonText.parse(send(OPERATOR, "GET", "/v1/access-keys?" + query, "").body());
            page.path("accessKeys").forEach(key -> listed.add(key.path("id").stringValue()));
            token = page.path("nextToken").asString("");
        } while (!token.isEmpty());

        assertThat(listed).contains(first, second).isSorted().doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /v1/access-keys, iam:ListAccessKeys",
        "GET, /v1/access-keys/AKIAX, iam:GetAccessKey",
        "POST, /v1/access-keys, iam:CreateAccessKey",
        "PUT, /v1/access-keys/AKIAX, iam:UpdateAccessKey",
        "DELETE, /v1/access-keys/AKIAX, iam:DeleteAccessKey"
    })
    void whatIsGoodForAppSyncIsNotGoodForMakingKeys(String method, String path, String action) {
        HttpResponse<String> refused = send(READER, method, path, "{}");

        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains("is not authorized to perform: " + action);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}",
                "{\"user\": \"a\"}",
                "{\"user\": \"a\", \"statements\": []}",
                "{\"user\": \"a\", \"statements\": [{}]}",
                "{\"user\": \"a\", \"statements\": [null]}",
                "{\"user\": \"a\", \"statements\": [{\"actions\": []}]}",
                "{\"user\": \"a\", \"statements\": [{\"actions\": [null]}]}",
                "{\"user\": \"a\", \"statements\": [{\"actions\": [\"\"]}]}",
                "{\"user\": \"a\", \"statements\": [{\"effect\": \"PERHAPS\", \"actions\": [\"*\"]}]}",
                "{\"user\": \"a b\", \"statements\": [{\"actions\": [\"*\"]}]}",
                "{\"user\": \"\", \"statements\": [{\"actions\": [\"*\"]}]}"
            })
    void refusesWhatSaysNothing(String body) {
        assertThat(send(OPERATOR, "POST", "/v1/access-keys", body).statusCode()).isEqualTo(400);
    }

    private String signedApi() {
        try (AppSyncClient operator = client(OPERATOR.id(), OPERATOR.secret(), "us-east-1")) {
            String apiId =
                    operator.createGraphqlApi(r ->
                                    r.name("signed").authenticationType(AuthenticationType.AWS_IAM))
                            .graphqlApi()
                            .apiId();
            operator.startSchemaCreation(r ->
                    r.apiId(apiId)
                            .definition(
                                    SdkBytes.fromUtf8String(
                                            "type Query { open: String closed: String }")));
            Awaitility.await()
                    .atMost(Duration.ofSeconds(60))
                    .until(
                            () -> operator.getSchemaCreationStatus(r -> r.apiId(apiId)).status(),
                            SchemaStatus.SUCCESS::equals);
            operator.createDataSource(r -> r.apiId(apiId).name("none").type(DataSourceType.NONE));
            operator.createResolver(r ->
                    r.apiId(apiId)
                            .typeName("Query")
                            .fieldName("open")
                            .dataSourceName("none")
                            .requestMappingTemplate(
                                    "{\"version\": \"2018-05-29\", \"payload\": \"$ctx.identity.sourceIp[0]\"}")
                            .responseMappingTemplate("$util.toJson($ctx.result)"));
            return apiId;
        }
    }

    private JsonNode create(String body) {
        HttpResponse<String> answer = send(OPERATOR, "POST", "/v1/access-keys", body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JsonText.parse(answer.body()).path("accessKey");
    }

    private AppSyncClient client(JsonNode key) {
        return client(key.path("id").stringValue(), key.path("secret").stringValue(), "us-east-1");
    }

    private static AccessKey accessKey(JsonNode key) {
        return AccessKey.of(key.path("id").stringValue(), key.path("secret").stringValue());
    }

    private HttpResponse<String> ask(URI uri, AccessKey key) {
        return send(uri, "POST", QUESTION, key);
    }

    private HttpResponse<String> send(AccessKey key, String method, String path, String body) {
        return send(uri(path), method, body, key);
    }

    private HttpResponse<String> send(URI uri, String method, String body, AccessKey key) {
        String query = uri.getRawQuery();
        SignableRequest signable =
                new SignableRequest(
                        method,
                        uri.getRawPath(),
                        query == null ? "" : query,
                        List.of(new HeaderField("Host", uri.getAuthority())),
                        body.getBytes(StandardCharsets.UTF_8));
        HttpRequest.Builder request =
                HttpRequest.newBuilder(uri)
                        .header("Content-Type", "application/json")
                        .header("X-Forwarded-For", "192.0.2.7")
                        .method(
                                method,
                                body.isEmpty()
                                        ? BodyPublishers.noBody()
                                        : BodyPublishers.ofString(body));
        new RequestSigner("us-east-1", "appsync", InstantSource.system())
                .signatureHeaders(signable, key)
                .forEach(field -> request.header(field.name(), field.value()));
        return send(request.build());
    }

    private static String rows(String id) throws SQLException {
        try (Connection connection = database().dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery(
                                "select k::text from gateway.access_key k where id = '"
                                        + id
                                        + "'")) {
            assertThat(row.next()).isTrue();
            return row.getString(1);
        }
    }

    private static String hex(String text) {
        return HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
    }
}
