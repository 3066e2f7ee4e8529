package dev.stepgraph.workflow.integration.http;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;

import dev.stepgraph.common.http.EgressPolicy;
import dev.stepgraph.common.http.GuardedHttpClient;
import dev.stepgraph.common.http.OutboundLimits;
import dev.stepgraph.common.json.JsonText;
import dev.stepgraph.common.testing.SettableClock;
import dev.stepgraph.workflow.asl.model.TaskResource.IntegrationPattern;
import dev.stepgraph.workflow.asl.model.TaskResource.ServiceIntegration;
import dev.stepgraph.workflow.connection.ConnectionAuthorization.Basic;
import dev.stepgraph.workflow.connection.ConnectionCredentials;
import dev.stepgraph.workflow.connection.HttpParameters;
import dev.stepgraph.workflow.connection.KnownConnection;
import dev.stepgraph.workflow.engine.ErrorOutput;
import dev.stepgraph.workflow.integration.ExecutionIdentities;
import dev.stepgraph.workflow.integration.TaskCall;
import dev.stepgraph.workflow.integration.TaskFailure;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** An HTTP server on a loopback address that is allowed, and tasks that call it. */
abstract class HttpTaskFixture {

    static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    static final String ARN = "arn:aws:events:eu-west-1:123456789012:connection/crm/1";
    static final Basic BASIC = new Basic("user", "pass");
    static final String OK = "{'Method':'GET'}";

    @RegisterExtension
    static final WireMockExtension server =
            WireMockExtension.newInstance()
                    .options(WireMockConfiguration.options().dynamicPort().bindAddress("127.0.0.1"))
                    .build();

    final SettableClock clock = new SettableClock(NOW);
    GuardedHttpClient client;
    HttpIntegration integration;
    ConnectionCredentials credentials = new ConnectionCredentials(BASIC, HttpParameters.NONE);
    int revision;

    @BeforeEach
    void setUp() {
        client = client(EgressPolicy.publicAnd(List.of("127.0.0.1")));
        integration = integration(client);
    }

    @AfterEach
    void tearDown() {
        client.close();
    }

    JsonNode call(String parameters) {
        return integration.call(task(parameters, NOW.plusSeconds(120)));
    }

    ErrorOutput failure(String parameters) {
        return failure(parameters, NOW.plusSeconds(20));
    }

    ErrorOutput failure(String parameters, Instant deadline) {
        return failure(integration, task(parameters, deadline));
    }

    static ErrorOutput failure(HttpIntegration integration, TaskCall call) {
        TaskFailure failure = catchThrowableOfType(TaskFailure.class, () -> integration.call(call));
        assertThat(failure).isNotNull();
        return failure.output();
    }

    static TaskCall task(String parameters, Instant deadline) {
        ObjectNode json = (ObjectNode) JsonText.parse(parameters.replace('\'', '"'));
        if (!json.has("ApiEndpoint")) {
            json.put("ApiEndpoint", server.url("/api"));
        }
        json.putObject("Authentication").put("ConnectionArn", ARN);
        ServiceIntegration resource =
                new ServiceIntegration(
                        "arn:aws:states:::http:invoke",
                        "http",
                        "invoke",
                        IntegrationPattern.REQUEST_RESPONSE);
        return new TaskCall(ExecutionIdentities.EXECUTION, 7, resource, json, deadline);
    }

    HttpIntegration integration(GuardedHttpClient over) {
        return new HttpIntegration(
                arn -> Optional.of(new KnownConnection(arn, revision, credentials)),
                new OAuthTokens(over, clock),
                over,
                clock);
    }

    static GuardedHttpClient client(EgressPolicy policy) {
        return new GuardedHttpClient(
                policy, new OutboundLimits(1_000, 50, 4_096, Duration.ofSeconds(2), 30, 30));
    }

    static ResponseDefinitionBuilder json(String body) {
        return aResponse()
                .withStatus(200)
                .withHeader("Content-Type", "application/json")
                .withBody(body);
    }
}
