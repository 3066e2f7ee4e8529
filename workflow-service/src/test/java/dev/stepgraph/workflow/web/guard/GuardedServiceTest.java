package dev.stepgraph.workflow.web.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepgraph.common.aws.signature.AccessKey;
import dev.stepgraph.common.aws.signature.RequestSigner;
import dev.stepgraph.common.aws.signature.SignableRequest;
import dev.stepgraph.common.http.HeaderField;
import dev.stepgraph.common.testing.TestIssuer;
import dev.stepgraph.workflow.web.RunningService;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;

import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.client.config.SdkAdvancedClientOption;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.SfnException;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** The service when it was told whom to let in: the vendor's client signs, others bring tokens. */
@TestPropertySource(
        properties = {
            "stepgraph.auth.access-keys[0].id=AKIDOPERATOR",
            "stepgraph.auth.access-keys[0].secret=the operator's secret",
            "stepgraph.auth.access-keys[1].id=AKIDREADER",
            "stepgraph.auth.access-keys[1].secret=the reader's secret",
            "stepgraph.auth.access-keys[1].statements[0].actions=states:List*,states:RestRead",
            "stepgraph.auth.audience=stepgraph"
        })
class GuardedServiceTest extends RunningService {

    private static final TestIssuer ISSUER = new TestIssuer();

    @DynamicPropertySource
    static void issuer(DynamicPropertyRegistry registry) {
        registry.add("stepgraph.auth.issuer", ISSUER::url);
    }

    @AfterAll
    static void stop() {
        ISSUER.close();
    }

    @Test
    void carriesOutWhatAKnownKeySigned() {
        try (SfnClient operator = client("AKIDOPERATOR", "the operator's secret", "us-east-1")) {
            String arn =
                    operator.createStateMachine(
                                    r -> r.name(uniqueName()).definition(PASS).roleArn(ROLE))
                            .stateMachineArn();

            String execution =
                    operator.startExecution(r -> r.stateMachineArn(arn).input("{\"ü\":1}"))
                            .executionArn();

            assertThat(operator.describeExecution(r -> r.executionArn(execution)).input())
                    .isEqualTo("{\"ü\":1}");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "AKIDNOBODY, the operator's secret, us-east-1, UnrecognizedClientException",
        "AKIDOPERATOR, a wrong secret, us-east-1, UnrecognizedClientException",
        "AKIDREADER, the operator's secret, us-east-1, UnrecognizedClientException",
        "AKIDOPERATOR, the operator's secret, eu-west-1, InvalidSignatureException"
    })
    void refusesOtherSignatures(String id, String secret, String region, String code) {
        try (SfnClient client = client(id, secret, region)) {
            assertThatThrownBy(client::listStateMachines)
                    .isInstanceOfSatisfying(
                            SfnException.class,
                            e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo(code));
        }
    }

    @Test
    void holdsAKeyToItsPolicy() {
        try (SfnClient reader = client("AKIDREADER", "the reader's secret", "us-east-1")) {
            assertThat(reader.listStateMachines().stateMachines()).isNotNull();
            assertThatThrownBy(() ->
                            reader.createStateMachine(
                                    r -> r.name(uniqueName()).definition(PASS).roleArn(ROLE)))
                    .isInstanceOfSatisfying(
                            SfnException.class,
                            e ->
                                    assertThat(e.awsErrorDetails().errorCode())
                                            .isEqualTo("AccessDeniedException"));
        }
    }

    @Test
    void refusesWhatNobodySigned() {
        HttpResponse<String> response = post("ListStateMachines", "{}");

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).contains("MissingAuthenticationTokenException");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET | workflow:read | 200",
                "GET | openid workflow:read x | 200",
                "GET | workflow:write | 403",
                "GET | WORKFLOW:READ | 403",
                "GET | workflow:reader | 403",
                "POST | workflow:write | 201",
                "POST | workflow:read | 403",
                "POST | '' | 403"
            })
    void takesTokensWithTheRightScope(String method, String scope, int status) {
        HttpResponse<String> response = rest(method, "Bearer " + token(scope, "stepgraph"));

        assertThat(response.statusCode()).isEqualTo(status);
        if (status == 403) {
            assertThat(response.headers().firstValue("WWW-Authenticate").orElse(""))
                    .contains("insufficient_scope");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bearer x",
                "Bearer a.b.c",
                "Bearer ",
                "Basic YTpi",
                "AWS4-HMAC-SHA256 x",
                "Digest x"
            })
    void refusesOtherCredentials(String authorization) {
        assertThat(rest("GET", authorization).statusCode()).isEqualTo(401);
    }

    @Test
    void refusesNoTokenAndATokenForSomebodyElse() {
        HttpResponse<String> without = rest("GET", null);
        assertThat(without.statusCode()).isEqualTo(401);
        assertThat(without.headers().firstValue("WWW-Authenticate"))
                .contains("Bearer realm=\"stepgraph\"");
        HttpResponse<String> elsewhere = rest("GET", "Bearer " + token("workflow:read", "other"));
        assertThat(elsewhere.statusCode()).isEqualTo(401);
        assertThat(elsewhere.headers().firstValue("WWW-Authenticate").orElse(""))
                .contains("invalid_token");
    }

    @Test
    void takesSignedRequestsForResourcesToo() {
        AccessKey reader = AccessKey.of("AKIDREADER", "the reader's secret");

        assertThat(signed("GET", "", reader).statusCode()).isEqualTo(200);
        assertThat(signed("POST", machine(), reader).statusCode()).isEqualTo(403);
        AccessKey operator = AccessKey.of("AKIDOPERATOR", "the operator's secret");
        assertThat(signed("POST", machine(), operator).statusCode()).isEqualTo(201);
        AccessKey wrong = AccessKey.of("AKIDOPERATOR", "a wrong secret");
        assertThat(signed("GET", "", wrong).statusCode()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/executions",
                "/v1//executions",
                "/v1/./executions",
                "/v1;a=b/executions",
                "/v1/openapi/../executions",
                "/v1/openapi/%2e%2e/executions",
                "/v1/openapi;/../executions",
                "/%761/executions"
            })
    void findsNoWayAround(String path) {
        assertThat(fetch(path).statusCode()).isNotEqualTo(200);
    }

    @Test
    void leavesItsHealthAndItsDescriptionOpen() {
        assertThat(fetch("/livez").statusCode()).isEqualTo(200);
        assertThat(fetch("/v1/openapi").statusCode()).isEqualTo(200);
    }

    private static String machine() {
        return "{\"name\":\"" + uniqueName() + "\",\"definition\":" + PASS + "}";
    }

    private static String token(String scope, String audience) {
        return ISSUER.token(
                """
                {"iss":"%s","sub":"program","aud":["%s"],"scope":"%s","exp":%d}
                """
                        .formatted(
                                ISSUER.url(),
                                audience,
                                scope,
                                Instant.now().getEpochSecond() + 600));
    }

    private HttpResponse<String> rest(String method, @Nullable String authorization) {
        HttpRequest.Builder request = request(method, method.equals("GET") ? "" : machine());
        if (authorization != null) {
            request.header("Authorization", authorization);
        }
        return send(request.build());
    }

    private HttpResponse<String> signed(String method, String body, AccessKey key) {
        SignableRequest signable =
                new SignableRequest(
                        method,
                        "/v1/state-machines",
                        "",
                        List.of(new HeaderField("Host", uri("/").getAuthority())),
                        body.getBytes(StandardCharsets.UTF_8));
        HttpRequest.Builder request = request(method, body);
        new RequestSigner("us-east-1", "states", InstantSource.system())
                .signatureHeaders(signable, key)
                .forEach(field -> request.header(field.name(), field.value()));
        return send(request.build());
    }

    private HttpRequest.Builder request(String method, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri("/v1/state-machines"));
        return method.equals("GET")
                ? request.GET()
                : request.header("Content-Type", "application/json")
                        .method(method, BodyPublishers.ofString(body));
    }

    private SfnClient client(String id, String secret, String region) {
        return SfnClient.builder()
                .endpointOverride(uri("/"))
                .region(Region.of(region))
                .overrideConfiguration(configuration ->
                        configuration.putAdvancedOption(
                                SdkAdvancedClientOption.DISABLE_HOST_PREFIX_INJECTION, true))
                .credentialsProvider(
                        StaticCredentialsProvider.create(AwsBasicCredentials.create(id, secret)))
                .build();
    }
}
