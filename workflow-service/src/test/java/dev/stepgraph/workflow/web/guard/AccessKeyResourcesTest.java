package dev.stepgraph.workflow.web.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepgraph.common.aws.signature.AccessKey;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.SfnException;
import software.amazon.awssdk.services.sfn.model.Tag;

import java.net.http.HttpResponse;

/** Keys that are issued while the service runs, and what their policies hold them to. */
class AccessKeyResourcesTest extends GuardedService {

    private static final String EVERYTHING =
            "{\"user\": \"ci\", \"statements\": [{\"actions\": [\"states:*\"]}]}";

    @Test
    void aNewKeySignsUntilItIsSwitchedOffOrTakenAway() {
        AccessKey key = issue(EVERYTHING);
        String path = KEYS + "/" + key.id();
        try (SfnClient client = client(key)) {
            assertThat(client.listStateMachines().stateMachines()).isNotNull();

            signed("PUT", path, "{\"status\": \"INACTIVE\"}", OPERATOR);
            assertRefused(client::listStateMachines, "UnrecognizedClientException");
            signed("PUT", path, "{\"status\": \"ACTIVE\"}", OPERATOR);
            assertThat(client.listStateMachines().stateMachines()).isNotNull();
            assertThat(signed("DELETE", path, "", OPERATOR).statusCode()).isEqualTo(204);

            assertRefused(client::listStateMachines, "UnrecognizedClientException");
            assertThat(signed("GET", path, "", OPERATOR).statusCode()).isEqualTo(404);
        }
    }

    @Test
    void showsASecretOnce() {
        AccessKey key = issue(EVERYTHING);

        String shown = signed("GET", KEYS + "/" + key.id(), "", OPERATOR).body();

        assertThat(shown)
                .contains("\"id\":\"" + key.id() + "\"", "\"user\":\"ci\"", "\"status\":\"ACTIVE\"")
                .contains("{\"effect\":\"ALLOW\",\"actions\":[\"states:*\"],\"resources\":[\"*\"]}")
                .doesNotContain("secret");
        assertThat(signed("GET", KEYS, "", OPERATOR).body())
                .contains(key.id())
                .doesNotContain(key.secret());
    }

    @Test
    void holdsAKeyToTheResourcesOfItsPolicy() {
        String team = uniqueName();
        AccessKey key =
                issue(
                        """
                        {"user": "team", "statements": [
                            {"actions": ["states:*"], "resources": [
                                "arn:aws:states:us-east-1:000000000000:stateMachine:%1$s*",
                                "arn:aws:states:us-east-1:000000000000:execution:%1$s*"]}]}
                        """
                                .formatted(team));
        String others;
        String execution;
        try (SfnClient operator = client(OPERATOR)) {
            others = create(operator, "x" + team);
            execution = operator.startExecution(r -> r.stateMachineArn(others)).executionArn();
        }
        try (SfnClient client = client(key)) {
            String own = create(client, team + "-a");
            String started = client.startExecution(r -> r.stateMachineArn(own)).executionArn();
            assertThat(client.describeExecution(r -> r.executionArn(started)).name()).isNotNull();
            client.listExecutions(r -> r.stateMachineArn(own));
            client.tagResource(
                    r -> r.resourceArn(own).tags(Tag.builder().key("a").value("b").build()));
            client.deleteStateMachine(r -> r.stateMachineArn(own));

            assertDenied(() -> create(client, "x" + team + "2"));
            assertDenied(() -> client.startExecution(r -> r.stateMachineArn(others)));
            assertDenied(() -> client.describeStateMachine(r -> r.stateMachineArn(others)));
            assertDenied(() ->
                    client.updateStateMachine(r -> r.stateMachineArn(others).definition(PASS)));
            assertDenied(() -> client.deleteStateMachine(r -> r.stateMachineArn(others)));
            assertDenied(() -> client.listExecutions(r -> r.stateMachineArn(others)));
            assertDenied(() -> client.describeExecution(r -> r.executionArn(execution)));
            assertDenied(() -> client.getExecutionHistory(r -> r.executionArn(execution)));
            assertDenied(() -> client.stopExecution(r -> r.executionArn(execution)));
            assertDenied(
                    () -> client.describeStateMachineForExecution(r -> r.executionArn(execution)));
            assertDenied(() -> client.listTagsForResource(r -> r.resourceArn(others)));
            assertDenied(client::listStateMachines);
        }
    }

    @Test
    void aDenialOfSomeResourcesLeavesTheOthers() {
        AccessKey key =
                issue(
                        """
                        {"user": "team", "statements": [
                            {"actions": ["states:*"]},
                            {"effect": "DENY", "actions": ["states:*"], "resources": ["*secret*"]}]}
                        """);
        try (SfnClient client = client(key)) {
            assertThat(create(client, uniqueName())).isNotNull();
            assertDenied(() -> create(client, uniqueName() + "secret"));
            assertThat(client.listStateMachines().stateMachines()).isNotNull();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /v1/access-keys, iam:ListAccessKeys",
        "GET, /v1/access-keys/AKIAX, iam:GetAccessKey",
        "POST, /v1/access-keys, iam:CreateAccessKey",
        "PUT, /v1/access-keys/AKIAX, iam:UpdateAccessKey",
        "DELETE, /v1/access-keys/AKIAX, iam:DeleteAccessKey"
    })
    void whatIsGoodForStatesIsNotGoodForMakingKeys(String method, String path, String action) {
        AccessKey key = issue(EVERYTHING);
        String body = method.startsWith("P") ? EVERYTHING : "";

        HttpResponse<String> refused = signed(method, path, body, key);

        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains(action);
        assertThat(bearing("workflow:read workflow:write", method, path, body)).isEqualTo(403);
        assertThat(bearing("workflow:admin", method, path, body)).isNotIn(401, 403);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"user\": \"a\"}",
                "{\"user\": \"a\", \"statements\": []}",
                "{\"user\": \"a\", \"statements\": [null]}",
                "{\"user\": \"a\", \"statements\": [{}]}",
                "{\"user\": \"a\", \"statements\": [{\"actions\": []}]}",
                "{\"user\": \"a\", \"statements\": [{\"actions\": [null]}]}",
                "{\"user\": \"a\", \"statements\": [{\"effect\": \"PERHAPS\", \"actions\": [\"*\"]}]}",
                "{\"user\": \"a b\", \"statements\": [{\"actions\": [\"*\"]}]}"
            })
    void refusesWhatSaysNothing(String body) {
        assertThat(signed("POST", KEYS, body, OPERATOR).statusCode()).isEqualTo(400);
    }

    private int bearing(String scope, String method, String path, String body) {
        return send(request(method, path, body)
                        .header("Authorization", "Bearer " + token(scope, "stepgraph"))
                        .build())
                .statusCode();
    }

    private static String create(SfnClient client, String name) {
        return client.createStateMachine(r -> r.name(name).definition(PASS).roleArn(ROLE))
                .stateMachineArn();
    }

    private SfnClient client(AccessKey key) {
        return client(key.id(), key.secret(), "us-east-1");
    }

    private static void assertDenied(ThrowingCallable attempt) {
        assertRefused(attempt, "AccessDeniedException");
    }

    private static void assertRefused(ThrowingCallable attempt, String code) {
        assertThatThrownBy(attempt)
                .isInstanceOfSatisfying(
                        SfnException.class,
                        e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo(code));
    }
}
