package dev.stepgraph.workflow.web.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepgraph.common.aws.signature.AccessKey;
import dev.stepgraph.common.json.JsonText;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

import tools.jackson.databind.JsonNode;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;

/** What the policy of a key holds signed requests for resources to. */
class SignedResourcesTest extends GuardedService {

    private static final String MACHINES = "/v1/state-machines";
    private static final String EXECUTIONS = "/v1/executions";

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mappings;

    private String own = "";
    private String foreign = "";

    @BeforeEach
    void createStateMachines() {
        own = uniqueName() + "-own";
        foreign = "x" + own;
        for (String name : new String[] {own, foreign}) {
            taken(201, "POST", MACHINES, machine(name), OPERATOR);
        }
    }

    @Test
    void openTheResourcesThatThePolicyNames() {
        AccessKey key = issue(policy("states:*", "stateMachine:" + own, "execution:" + own));
        String path = MACHINES + "/" + own;

        taken(200, "GET", path, "", key);
        taken(200, "GET", MACHINES + "?name=" + own, "", key);
        taken(200, "PATCH", path, "{\"definition\": " + WAIT + "}", key);
        JsonNode started = taken(201, "POST", path + "/executions", "{\"name\": \"a\"}", key);
        taken(200, "GET", EXECUTIONS + "?stateMachine=" + own, "", key);
        taken(
                200,
                "GET",
                EXECUTIONS + "?stateMachine=" + encoded(arn("stateMachine:" + own)),
                "",
                key);
        for (String id : ids(started)) {
            taken(200, "GET", id, "", key);
            taken(200, "GET", id + "/history", "", key);
            taken(200, "POST", id + "/stop", "", key);
            taken(200, "GET", id + "/events", "", key);
        }
        taken(202, "DELETE", path, "", key);
    }

    @Test
    void keepForeignResourcesClosed() {
        AccessKey key = issue(policy("states:*", "stateMachine:" + own, "execution:" + own));
        String path = MACHINES + "/" + foreign;
        JsonNode started = taken(201, "POST", path + "/executions", "{\"name\": \"a\"}", OPERATOR);

        denied("GET", path, "", key, "states:DescribeStateMachine");
        denied("GET", MACHINES + "?name=" + own + "," + foreign, "", key, "DescribeStateMachine");
        denied("GET", MACHINES + "?name=" + own + "&name=" + foreign, "", key, foreign);
        denied("PATCH", path, "{\"definition\": " + PASS + "}", key, "states:UpdateStateMachine");
        denied("DELETE", path, "", key, "states:DeleteStateMachine");
        denied("POST", MACHINES, machine("x" + foreign), key, "states:CreateStateMachine");
        denied("POST", path + "/executions", "{}", key, "states:StartExecution");
        denied("POST", path + "/sync-executions", "{}", key, "states:StartSyncExecution");
        denied("GET", EXECUTIONS + "?stateMachine=" + foreign, "", key, "states:ListExecutions");
        for (String id : ids(started)) {
            denied("GET", id, "", key, "states:DescribeExecution");
            denied("GET", id + "/history", "", key, "states:GetExecutionHistory");
            denied("GET", id + "/events", "", key, "states:GetExecutionHistory");
            denied("POST", id + "/stop", "", key, "states:StopExecution");
        }
        denied(
                "GET",
                EXECUTIONS + "?stateMachine=" + own + "&after=" + started.path("id").stringValue(),
                "",
                key,
                "states:DescribeExecution");
    }

    @Test
    void keepWhatConcernsAllClosed() {
        AccessKey key = issue(policy("*", "stateMachine:" + own, "execution:" + own));

        denied("GET", MACHINES, "", key, "states:ListStateMachines");
        denied("GET", EXECUTIONS, "", key, "states:ListExecutions");
        denied("POST", "/v1/definitions/validate", machine(own), key, "ValidateStateMachine");
        denied("GET", "/v1/connections", "", key, "events:ListConnections");
        denied("GET", "/v1/connections/" + own, "", key, "events:DescribeConnection");
        denied("GET", KEYS, "", key, "iam:ListAccessKeys");
    }

    @Test
    void tellNothingOfAForeignExecutionButWhatTheRequestSays() {
        AccessKey key = issue(policy("states:*", "stateMachine:" + own, "execution:" + own));
        JsonNode started =
                taken(201, "POST", MACHINES + "/" + foreign + "/executions", "{}", OPERATOR);
        String missing = encoded(arn("execution:" + foreign + ":missing"));

        String answer =
                denied("GET", ids(started)[0], "", key, started.path("id").stringValue()).body();

        assertThat(answer).doesNotContain(foreign);
        denied("GET", EXECUTIONS + "/" + missing, "", key, "states:DescribeExecution");
    }

    @Test
    void holdToActionsAsTheAwsEndpointDoes() {
        AccessKey key =
                issue(
                        """
                        {"user": "reader", "statements": [
                            {"actions": ["states:Describe*", "states:List*"]},
                            {"effect": "DENY", "actions": ["states:*"], "resources": ["*:x*"]}]}
                        """);

        taken(200, "GET", MACHINES, "", key);
        taken(200, "GET", MACHINES + "/" + own, "", key);
        denied("GET", MACHINES + "/" + foreign, "", key, "states:DescribeStateMachine");
        denied("DELETE", MACHINES + "/" + own, "", key, "states:DeleteStateMachine");
        denied("GET", EXECUTIONS, "", key, "states:ListExecutions");
    }

    @Test
    void nothingAnswersAKeyThatIsGoodForNothing() {
        AccessKey key = issue("{\"user\": \"idle\", \"statements\": [{\"actions\": [\"a:b\"]}]}");
        int asked = 0;
        for (RequestMappingInfo mapping : mappings.getHandlerMethods().keySet()) {
            for (String pattern : mapping.getPatternValues()) {
                if (pattern.startsWith("/v1/") && !pattern.startsWith("/v1/openapi")) {
                    String path =
                            pattern.replaceAll("\\{\\w+}", encoded(arn("execution:" + own + ":a")));
                    for (RequestMethod method : mapping.getMethodsCondition().getMethods()) {
                        String body = method == RequestMethod.GET ? "" : machine(own);
                        denied(method.name(), path, body, key, "User: idle");
                        asked++;
                    }
                }
            }
        }
        assertThat(asked).isGreaterThan(20);
    }

    @Test
    void theDescriptionDoesNotSpeakOfCallers() {
        assertThat(fetch("/v1/openapi").body()).contains("stateMachine").doesNotContain("caller");
    }

    private JsonNode taken(int status, String method, String path, String body, AccessKey key) {
        HttpResponse<String> answer = signed(method, path, body, key);
        assertThat(answer.statusCode()).as(method + " " + path + answer.body()).isEqualTo(status);
        return answer.body().startsWith("{")
                ? JsonText.parse(answer.body())
                : JsonText.parse("null");
    }

    private HttpResponse<String> denied(
            String method, String path, String body, AccessKey key, String said) {
        HttpResponse<String> answer = signed(method, path, body, key);
        assertThat(answer.statusCode()).as(method + " " + path + answer.body()).isEqualTo(403);
        assertThat(answer.headers().firstValue("Content-Type").orElse(""))
                .startsWith("application/problem+json");
        assertThat(JsonText.parse(answer.body()).path("code").stringValue())
                .isEqualTo("AccessDeniedException");
        assertThat(JsonText.parse(answer.body()).path("detail").stringValue())
                .contains("is not authorized to perform:", said);
        return answer;
    }

    /** The paths of an execution: by its key, and by its ARN. */
    private static String[] ids(JsonNode started) {
        return new String[] {
            EXECUTIONS + "/" + started.path("id").stringValue(),
            EXECUTIONS + "/" + encoded(started.path("arn").stringValue())
        };
    }

    private static String policy(String action, String... resources) {
        StringBuilder arns = new StringBuilder();
        for (String resource : resources) {
            arns.append(arns.isEmpty() ? "" : ", ").append('"').append(arn(resource)).append("*\"");
        }
        return "{\"user\": \"team\", \"statements\": [{\"actions\": [\"%s\"], \"resources\": [%s]}]}"
                .formatted(action, arns);
    }

    private static String arn(String resource) {
        return "arn:aws:states:us-east-1:000000000000:" + resource;
    }

    private static String machine(String name) {
        return "{\"name\": \"%s\", \"definition\": %s}".formatted(name, PASS);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
