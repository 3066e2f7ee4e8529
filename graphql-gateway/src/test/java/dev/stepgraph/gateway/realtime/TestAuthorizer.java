package dev.stepgraph.gateway.realtime;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import dev.stepgraph.common.json.JsonText;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

/** An authorizer function that answers as it is told, and when it is told. */
final class TestAuthorizer {

    /** What APIs know it by. */
    static final String ARN = "arn:aws:lambda:us-east-1:000000000000:function:authorizer";

    private final HttpServer server;
    private final List<JsonNode> asked = new CopyOnWriteArrayList<>();
    private volatile String answer = "";
    private volatile CountDownLatch gate = new CountDownLatch(0);

    TestAuthorizer() {
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::decide);
        server.start();
    }

    /** Where it answers. */
    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    }

    /** Answers so from now on, at once, and forgets what it was asked; apostrophes are quotes. */
    void answer(String json) {
        answer = json.replace('\'', '"');
        gate = new CountDownLatch(0);
        asked.clear();
    }

    /** Ponders until what is answered is counted down. */
    CountDownLatch ponder() {
        CountDownLatch latch = new CountDownLatch(1);
        gate = latch;
        return latch;
    }

    /** What it was asked. */
    List<JsonNode> asked() {
        return asked;
    }

    private void decide(HttpExchange exchange) throws IOException {
        asked.add(JsonText.parse(exchange.getRequestBody().readAllBytes()));
        try {
            gate.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        byte[] body = answer.getBytes(StandardCharsets.UTF_8);
        try (exchange) {
            exchange.sendResponseHeaders(200, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }
}
