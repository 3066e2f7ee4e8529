package dev.stepgraph.workflow.web.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepgraph.common.aws.signature.AccessKey;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.SfnException;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

class GuardedServiceTest extends GuardedService {

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

    private HttpResponse<String> rest(String method, @Nullable String authorization) {
        HttpRequest.Builder request = request(method, method.equals("GET") ? "" : machine());
        if (authorization != null) {
            request.header("Authorization", authorization);
        }
        return send(request.build());
    }

    private HttpResponse<String> signed(String method, String body, AccessKey key) {
        return signed(method, "/v1/state-machines", body, key);
    }

    private HttpRequest.Builder request(String method, String body) {
        return request(method, "/v1/state-machines", body);
    }
}
