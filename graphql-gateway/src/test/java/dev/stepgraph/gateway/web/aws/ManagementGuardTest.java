package dev.stepgraph.gateway.web.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepgraph.common.aws.signature.AccessKey;
import dev.stepgraph.common.aws.signature.RequestSigner;
import dev.stepgraph.common.aws.signature.SignableRequest;
import dev.stepgraph.common.http.HeaderField;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.appsync.AppSyncClient;
import software.amazon.awssdk.services.appsync.model.AdditionalAuthenticationProvider;
import software.amazon.awssdk.services.appsync.model.ApiKey;
import software.amazon.awssdk.services.appsync.model.AppSyncException;
import software.amazon.awssdk.services.appsync.model.AuthenticationType;
import software.amazon.awssdk.services.appsync.model.GraphqlApi;
import software.amazon.awssdk.services.appsync.model.SchemaStatus;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/** The management API with access keys: the vendor's client signs. */
class ManagementGuardTest extends GuardedGateway {

    private static final AdditionalAuthenticationProvider SIGNED =
            AdditionalAuthenticationProvider.builder()
                    .authenticationType(AuthenticationType.AWS_IAM)
                    .build();
    private static final String QUESTION = "{\"query\":\"{ open signed }\"}";

    @Test
    void carriesOutWhatAKnownKeySigned() {
        try (AppSyncClient operator =
                client("AKIDOPERATOR", "the operator's secret", "us-east-1")) {
            GraphqlApi api = create(operator);

            operator.tagResource(r -> r.resourceArn(api.arn()).tags(Map.of("a b", "ü/+ =")));
            operator.untagResource(r -> r.resourceArn(api.arn()).tagKeys("c d", "e+f"));
            assertThat(operator.listTagsForResource(r -> r.resourceArn(api.arn())).tags())
                    .containsEntry("a b", "ü/+ =");
            operator.createApiKey(r -> r.apiId(api.apiId()).description("ü/+ ="));
            assertThat(operator.listApiKeys(r -> r.apiId(api.apiId()).maxResults(7)).apiKeys())
                    .extracting(ApiKey::description)
                    .containsExactly("ü/+ =");
            assertThat(operator.listGraphqlApis(r -> r.maxResults(25)).graphqlApis()).isNotEmpty();
        }
    }

    @Test
    void doesNotTellAnUnknownKeyFromAWrongSecret() {
        assertRefused(
                "AKIDNOBODY", "the operator's secret", "us-east-1", "UnrecognizedClientException");
        assertRefused("AKIDOPERATOR", "a wrong secret", "us-east-1", "UnrecognizedClientException");
        assertRefused(
                "AKIDOPERATOR", "the operator's secret", "eu-west-1", "InvalidSignatureException");
    }

    @Test
    void holdsAKeyToItsPolicy() {
        try (AppSyncClient reader = client("AKIDREADER", "the reader's secret", "us-east-1")) {
            assertThat(reader.listGraphqlApis().graphqlApis()).isNotNull();
            assertThatThrownBy(() -> create(reader))
                    .isInstanceOfSatisfying(
                            AppSyncException.class,
                            e -> {
                                assertThat(e.statusCode()).isEqualTo(403);
                                assertThat(e.awsErrorDetails().errorCode())
                                        .isEqualTo("AccessDeniedException");
                                assertThat(e.awsErrorDetails().errorMessage())
                                        .contains("User: reader", "appsync:CreateGraphqlApi");
                            });
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/apis/closed",
                "/v1/apis/%63losed",
                "/v1/apis/clos%65d",
                "/v1/ap%69s/closed",
                "/v%31/apis/closed",
                "/v1/apis/closed/",
                "/v1/apis/%63losed/types/Query/resolvers"
            })
    void isDeniedHoweverItIsWritten(String path) {
        // when
        HttpResponse<String> other = signedGet("/v1/apis/open");
        HttpResponse<String> denied = signedGet(path);

        // then
        assertThat(other.headers().firstValue("x-amzn-errortype")).contains("NotFoundException");
        assertThat(denied.headers().firstValue("x-amzn-errortype").orElse("none"))
                .isNotEqualTo("NotFoundException");
        assertThat(denied.statusCode()).isBetween(400, 499);
    }

    private HttpResponse<String> signedGet(String path) {
        SignableRequest request =
                new SignableRequest(
                        "GET",
                        path,
                        "",
                        List.of(new HeaderField("Host", uri("/").getAuthority())),
                        new byte[0]);
        HttpRequest.Builder signed = HttpRequest.newBuilder(uri(path)).GET();
        new RequestSigner("us-east-1", "appsync", InstantSource.system())
                .signatureHeaders(
                        request, AccessKey.of("AKIDALLBUTONE", "the secret of one who may"))
                .forEach(field -> signed.header(field.name(), field.value()));
        return send(signed.build());
    }

    @Test
    void refusesWhatNobodySigned() {
        HttpRequest request =
                HttpRequest.newBuilder(uri("/v1/apis"))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString("{\"name\":\"a\"}"))
                        .build();

        HttpResponse<String> response = send(request);

        assertThat(response.statusCode()).isEqualTo(403);
        assertThat(response.headers().firstValue("x-amzn-errortype"))
                .contains("MissingAuthenticationTokenException");
    }

    @Test
    void opensFieldsToTheModesOfTheSchema() {
        try (AppSyncClient operator =
                client("AKIDOPERATOR", "the operator's secret", "us-east-1")) {
            // given
            String apiId =
                    operator.createGraphqlApi(r ->
                                    r.name("two modes")
                                            .authenticationType(AuthenticationType.API_KEY)
                                            .additionalAuthenticationProviders(SIGNED))
                            .graphqlApi()
                            .apiId();
            String sdl = "type Query { open: String signed: String @aws_iam }";
            operator.startSchemaCreation(
                    r -> r.apiId(apiId).definition(SdkBytes.fromUtf8String(sdl)));
            Awaitility.await()
                    .atMost(Duration.ofSeconds(60))
                    .until(
                            () -> operator.getSchemaCreationStatus(r -> r.apiId(apiId)).status(),
                            SchemaStatus.SUCCESS::equals);
            String key = operator.createApiKey(r -> r.apiId(apiId)).apiKey().id();

            // then
            assertThat(ask(apiId, List.of(new HeaderField("x-api-key", key))).body())
                    .contains("Not Authorized to access signed on type Query")
                    .doesNotContain("access open");
            assertThat(ask(apiId, signature(apiId, "the operator's secret")).body())
                    .contains("Not Authorized to access open on type Query")
                    .doesNotContain("access signed");
            for (List<HeaderField> wrong :
                    List.of(
                            List.<HeaderField>of(),
                            List.of(new HeaderField("x-api-key", key + "x")),
                            List.of(new HeaderField("x-api-key", "da2-")),
                            List.of(new HeaderField("Authorization", "Bearer a.b.c")),
                            signature(apiId, "not the operator's secret"))) {
                assertThat(ask(apiId, wrong).statusCode()).isEqualTo(401);
            }
        }
    }

    private HttpResponse<String> ask(String apiId, List<HeaderField> credentials) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(uri("/apis/" + apiId + "/graphql"))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(QUESTION));
        credentials.forEach(field -> request.header(field.name(), field.value()));
        return send(request.build());
    }

    private List<HeaderField> signature(String apiId, String secret) {
        SignableRequest request =
                new SignableRequest(
                        "POST",
                        "/apis/" + apiId + "/graphql",
                        "",
                        List.of(new HeaderField("Host", uri("/").getAuthority())),
                        QUESTION.getBytes(StandardCharsets.UTF_8));
        return new RequestSigner("us-east-1", "appsync", InstantSource.system())
                .signatureHeaders(request, AccessKey.of("AKIDOPERATOR", secret));
    }

    private void assertRefused(String id, String secret, String region, String code) {
        try (AppSyncClient client = client(id, secret, region)) {
            assertThatThrownBy(client::listGraphqlApis)
                    .isInstanceOfSatisfying(
                            AppSyncException.class,
                            e -> {
                                assertThat(e.awsErrorDetails().errorCode()).isEqualTo(code);
                                assertThat(e.statusCode()).isEqualTo(403);
                            });
        }
    }

    private static GraphqlApi create(AppSyncClient client) {
        return client.createGraphqlApi(request ->
                        request.name("signed").authenticationType(AuthenticationType.AWS_IAM))
                .graphqlApi();
    }
}
