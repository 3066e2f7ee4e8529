package dev.stepgraph.workflow.integration;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlMatching;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;

import dev.stepgraph.common.json.JsonText;
import dev.stepgraph.workflow.connection.Connections;
import dev.stepgraph.workflow.web.RunningService;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import software.amazon.awssdk.services.sfn.model.StateMachineType;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** State machines that call out, in the running service. */
class IntegrationsTest extends RunningService {

    @RegisterExtension
    static final WireMockExtension server =
            WireMockExtension.newInstance()
                    .options(WireMockConfiguration.options().dynamicPort().bindAddress("127.0.0.1"))
                    .build();

    /** Takes calls and never answers them. */
    private static final ServerSocket HANGING = hanging();

    private final Connections connections;

    @Autowired
    IntegrationsTest(Connections connections) {
        this.connections = connections;
    }

    @DynamicPropertySource
    static void neighbours(DynamicPropertyRegistry registry) {
        registry.add("stepgraph.functions.mapped.url", () -> server.url("/mapped"));
        registry.add("stepgraph.functions.slow.url", () -> server.url("/slow"));
        registry.add(
                "stepgraph.functions.hanging.url",
                () -> "http://127.0.0.1:%d/".formatted(HANGING.getLocalPort()));
        registry.add("stepgraph.lambda.endpoint", server::baseUrl);
        registry.add("stepgraph.egress.allow", () -> "127.0.0.1");
    }

    @AfterAll
    static void closeServer() throws IOException {
        HANGING.close();
    }

    @Test
    void callsFunctionsAndApisOneAfterAnother() {
        String connection =
                connections
                        .create(
                                uniqueName(),
                                JsonText.parse(
                                        """
                                        {"authorization":
                                          {"type":"API_KEY","name":"X-Key","value":"secret"}}
                                        """))
                        .arn();
        server.stubFor(
                WireMock.post("/mapped")
                        .withRequestBody(equalTo("{\"n\":1}"))
                        .willReturn(aResponse().withBody("{\"n\":2}")));
        server.stubFor(
                WireMock.post(urlMatching("/2015-03-31/functions/api/invocations"))
                        .withRequestBody(equalTo("{\"n\":2}"))
                        .willReturn(aResponse().withBody("{\"n\":3}")));
        server.stubFor(
                get("/orders?n=3")
                        .withHeader("X-Key", equalTo("secret"))
                        .willReturn(
                                aResponse()
                                        .withHeader("Content-Type", "application/json")
                                        .withBody("{\"n\":4}")));

        JsonNode end =
                run(
                        """
                        {"StartAt":"Arn","States":{
                          "Arn":{"Type":"Task","Next":"Invoke",
                            "Resource":"arn:aws:lambda:us-east-1:000000000000:function:mapped"},
                          "Invoke":{"Type":"Task","Next":"Http",
                            "Resource":"arn:aws:states:::lambda:invoke",
                            "Parameters":{"FunctionName":"api","Payload.$":"$"},
                            "OutputPath":"$.Payload"},
                          "Http":{"Type":"Task","End":true,
                            "Resource":"arn:aws:states:::http:invoke",
                            "Parameters":{"ApiEndpoint":"%s","Method":"GET",
                              "QueryParameters":{"n.$":"$.n"},
                              "InvocationConfig":{"ConnectionArn":"%s"}},
                            "OutputPath":"$.ResponseBody"}}}
                        """
                                .formatted(server.url("/orders"), connection));

        assertThat(end.at("/output").stringValue()).isEqualTo("{\"n\":4}");
    }

    @Test
    void timesACallOut() {
        server.stubFor(WireMock.post("/slow").willReturn(aResponse().withFixedDelay(30_000)));

        JsonNode end =
                run(
                        """
                        {"StartAt":"Slow","States":{"Slow":{"Type":"Task","End":true,
                          "Resource":"arn:aws:lambda:us-east-1:000000000000:function:slow",
                          "TimeoutSeconds":1}}}
                        """);

        assertThat(end.at("/status").stringValue()).isEqualTo("FAILED");
        assertThat(end.at("/error").stringValue()).isEqualTo("States.Timeout");
    }

    @Test
    @Timeout(60)
    void hangsUpWhenTheExecutionIsStopped() throws IOException {
        String execution =
                start(
                        createStateMachine(
                                """
                                {"StartAt":"Hang","States":{"Hang":{"Type":"Task","End":true,
                                  "Resource":"arn:aws:lambda:us-east-1:000000000000:function:hanging"
                                  }}}
                                """));
        try (Socket call = HANGING.accept()) {
            states.stopExecution(request -> request.executionArn(execution));

            String received =
                    new String(call.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(received).startsWith("POST / HTTP/1.1");
        }
    }

    @Test
    void catchesWhatAFunctionRaises() {
        server.stubFor(
                WireMock.post("/mapped")
                        .withRequestBody(equalTo("{\"n\":1}"))
                        .willReturn(
                                aResponse()
                                        .withStatus(500)
                                        .withBody("{\"errorType\":\"OutOfStock\"}")));

        JsonNode end =
                run(
                        """
                        {"StartAt":"Reserve","States":{
                          "Reserve":{"Type":"Task","Next":"Never",
                            "Resource":"arn:aws:lambda:us-east-1:000000000000:function:mapped",
                            "Catch":[{"ErrorEquals":["OutOfStock"],"Next":"Caught"}]},
                          "Never":{"Type":"Fail"},
                          "Caught":{"Type":"Pass","Result":"caught","End":true}}}
                        """);

        assertThat(end.at("/output").stringValue()).isEqualTo("\"caught\"");
    }

    private static ServerSocket hanging() {
        try {
            return new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private JsonNode run(String definition) {
        String arn =
                states.createStateMachine(request ->
                                request.name(uniqueName())
                                        .definition(definition)
                                        .type(StateMachineType.EXPRESS)
                                        .roleArn(ROLE))
                        .stateMachineArn();
        ObjectNode start = JsonNodeFactory.instance.objectNode();
        start.put("stateMachineArn", arn).put("input", "{\"n\":1}");
        return JsonText.parse(post("StartSyncExecution", JsonText.write(start)).body());
    }
}
