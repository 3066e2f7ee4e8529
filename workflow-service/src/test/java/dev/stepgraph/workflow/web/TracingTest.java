package dev.stepgraph.workflow.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;

import dev.stepgraph.common.testing.PostgresForTests;
import dev.stepgraph.common.testing.TestDatabase;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Traces go to where the settings say, and calls of AWS operations are among them. */
@DirtiesContext
class TracingTest extends ServiceOnPort {

    private static final TestDatabase DATABASE = PostgresForTests.freshDatabase();
    private static final Queue<String> RECEIVED = new ConcurrentLinkedQueue<>();
    private static final HttpServer COLLECTOR = startCollector();

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        registry.add("spring.datasource.url", DATABASE::url);
        registry.add("spring.datasource.username", DATABASE::username);
        registry.add("spring.datasource.password", DATABASE::password);
        registry.add(
                "management.opentelemetry.tracing.export.otlp.endpoint",
                () -> "http://127.0.0.1:" + COLLECTOR.getAddress().getPort() + "/v1/traces");
        registry.add("management.tracing.sampling.probability", () -> "1.0");
        registry.add("spring.test.tracing.export", () -> "true");
    }

    @AfterAll
    static void stopCollector() {
        COLLECTOR.stop(0);
    }

    @Test
    void sendsSpansOfBothApis() {
        states.listStateMachines();
        assertThat(fetch("/v1/state-machines").statusCode()).isEqualTo(200);

        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .untilAsserted(() ->
                        assertThat(String.join("", RECEIVED))
                                .contains("http post")
                                .contains("http get /v1/state-machines")
                                .contains("stepgraph-workflow-service"));
    }

    private static HttpServer startCollector() {
        try {
            InetAddress loopback = InetAddress.getLoopbackAddress();
            HttpServer server = HttpServer.create(new InetSocketAddress(loopback, 0), 0);
            server.createContext(
                    "/v1/traces",
                    exchange -> {
                        byte[] spans = exchange.getRequestBody().readAllBytes();
                        RECEIVED.add(new String(spans, StandardCharsets.ISO_8859_1));
                        exchange.sendResponseHeaders(200, -1);
                        exchange.close();
                    });
            server.start();
            return server;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
