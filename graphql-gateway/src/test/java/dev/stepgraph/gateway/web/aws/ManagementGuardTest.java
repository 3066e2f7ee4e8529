package dev.stepgraph.gateway.web.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepgraph.gateway.web.RunningGateway;

import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.appsync.AppSyncClient;
import software.amazon.awssdk.services.appsync.model.ApiKey;
import software.amazon.awssdk.services.appsync.model.AppSyncException;
import software.amazon.awssdk.services.appsync.model.AuthenticationType;
import software.amazon.awssdk.services.appsync.model.GraphqlApi;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Map;

/** The management API with access keys: the vendor's client signs. */
@TestPropertySource(
        properties = {
            "stepgraph.auth.access-keys[0].id=AKIDOPERATOR",
            "stepgraph.auth.access-keys[0].secret=the operator's secret",
            "stepgraph.auth.access-keys[1].id=AKIDREADER",
            "stepgraph.auth.access-keys[1].secret=the reader's secret",
            "stepgraph.auth.access-keys[1].user=reader",
            "stepgraph.auth.access-keys[1].statements[0].actions=appsync:Get*,appsync:List*"
        })
class ManagementGuardTest extends RunningGateway {

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

    private AppSyncClient client(String id, String secret, String region) {
        return AppSyncClient.builder()
                .endpointOverride(uri(""))
                .region(Region.of(region))
                .credentialsProvider(
                        StaticCredentialsProvider.create(AwsBasicCredentials.create(id, secret)))
                .build();
    }
}
