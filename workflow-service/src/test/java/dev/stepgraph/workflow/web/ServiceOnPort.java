package dev.stepgraph.workflow.web;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.client.config.SdkAdvancedClientOption;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The service, running on a port of its own, and the clients that tests speak to it with. Where its
 * database is, is for subclasses to say.
 */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "stepgraph.secrets.key=MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=",
            "stepgraph.web.event-heartbeat=300ms"
        })
public abstract class ServiceOnPort {

    /** A role that every state machine of a test may run under. */
    protected static final String ROLE = "arn:aws:iam::000000000000:role/flow";

    /** A definition that needs nothing. */
    protected static final String PASS =
            """
            {"StartAt":"Done","States":{"Done":{"Type":"Pass","Result":{"a":1},"End":true}}}\
            """;

    /** A definition that is at work until it is stopped. */
    protected static final String WAIT =
            """
            {"StartAt":"Hold","States":{"Hold":{"Type":"Wait","Seconds":3600,"End":true}}}\
            """;

    private static final AtomicInteger NAMES = new AtomicInteger();

    @LocalServerPort private int port;

    private final HttpClient http = HttpClient.newHttpClient();

    /** The vendor's own client. */
    @SuppressWarnings("NullAway.Init") // made before each test
    protected SfnClient states;

    @BeforeEach
    void openClients() {
        states =
                SfnClient.builder()
                        .endpointOverride(uri("/"))
                        .region(Region.US_EAST_1)
                        .overrideConfiguration(configuration ->
                                configuration.putAdvancedOption(
                                        SdkAdvancedClientOption.DISABLE_HOST_PREFIX_INJECTION,
                                        true))
                        .credentialsProvider(
                                StaticCredentialsProvider.create(
                                        AwsBasicCredentials.create("anyone", "secret")))
                        .build();
    }

    /** A service that shares its database with that of another test must be given shards first. */
    @BeforeEach
    void awaitReadiness() {
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> fetch("/readyz").statusCode() == 200);
    }

    @AfterEach
    void closeClients() {
        states.close();
        http.close();
    }

    /** A name that no other test uses. */
    protected static String uniqueName() {
        return "test-" + NAMES.incrementAndGet();
    }

    /** A state machine that does nothing, under a name of its own. */
    protected String createStateMachine() {
        return createStateMachine(PASS);
    }

    /** A state machine under a name of its own. */
    protected String createStateMachine(String definition) {
        return states.createStateMachine(
                        request -> request.name(uniqueName()).definition(definition).roleArn(ROLE))
                .stateMachineArn();
    }

    /** Starts an execution without a name or an input. */
    protected String start(String stateMachineArn) {
        return states.startExecution(request -> request.stateMachineArn(stateMachineArn))
                .executionArn();
    }

    /** Waits until the execution has ended. */
    protected DescribeExecutionResponse awaitEnd(String executionArn) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(20))
                .until(
                        () -> states.describeExecution(r -> r.executionArn(executionArn)),
                        execution -> execution.status() != ExecutionStatus.RUNNING);
    }

    /** An address of the running service. */
    protected URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    /** Sends AWS JSON as it stands. */
    protected HttpResponse<String> post(String target, String body) {
        return send(
                HttpRequest.newBuilder(uri("/"))
                        .header("X-Amz-Target", "AWSStepFunctions." + target)
                        .header("Content-Type", "application/x-amz-json-1.0")
                        .POST(BodyPublishers.ofString(body))
                        .build());
    }

    /** Gets what is at a path. */
    protected HttpResponse<String> fetch(String path) {
        return send(HttpRequest.newBuilder(uri(path)).GET().build());
    }

    /** Sends any request. */
    protected HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
