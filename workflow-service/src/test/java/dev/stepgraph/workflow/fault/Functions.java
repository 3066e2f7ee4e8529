package dev.stepgraph.workflow.fault;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import dev.stepgraph.common.json.JsonText;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/** The functions that tasks call, in this JVM: what they did is remembered whatever is killed. */
final class Functions implements AutoCloseable {

    /** Long enough that a fault finds some calls under way. */
    private static final Duration LONGEST = Duration.ofMillis(60);

    private final HttpServer server;
    private final ScheduledExecutorService answers =
            Executors.newScheduledThreadPool(2, Thread.ofPlatform().daemon().factory());
    private final Map<String, List<Instant>> calls = new ConcurrentHashMap<>();

    Functions() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::accept);
        server.start();
    }

    /** Whether the strict function fails on that number. */
    static boolean refuses(int n) {
        return n % 5 == 0;
    }

    /** Where a function answers. */
    String url(String function) {
        return "http://127.0.0.1:%d/%s".formatted(server.getAddress().getPort(), function);
    }

    /** When attempts were made, by the key that says which execution's and event's they are. */
    Map<String, List<Instant>> calls() {
        return calls;
    }

    @Override
    public void close() {
        server.stop(0);
        answers.shutdownNow();
    }

    private void accept(HttpExchange exchange) throws IOException {
        String key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
        calls.computeIfAbsent(key, any -> new CopyOnWriteArrayList<>()).add(Instant.now());
        JsonNode event =
                JsonText.parse(
                        new String(
                                exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        Answer answer = answer(exchange.getRequestURI().getPath(), event);
        long delay = ThreadLocalRandom.current().nextLong(LONGEST.toMillis());
        Future<?> _ =
                answers.schedule(() -> answer(exchange, answer), delay, TimeUnit.MILLISECONDS);
    }

    private record Answer(int status, String body) {

        static Answer result(int n) {
            return new Answer(200, "{\"n\":%d}".formatted(n));
        }

        static Answer error(String type) {
            return new Answer(500, "{\"errorType\":\"%s\"}".formatted(type));
        }
    }

    private static Answer answer(String function, JsonNode event) {
        int n = event.path("n").asInt();
        return switch (function) {
            case "/double" -> Answer.result(2 * n);
            case "/flaky" ->
                    n % 3 == 0 && event.path("attempt").asInt() == 0
                            ? Answer.error("Flaky")
                            : Answer.result(n);
            case "/strict" -> refuses(n) ? Answer.error("Refused") : Answer.result(n);
            default -> throw new IllegalArgumentException(function);
        };
    }

    private static void answer(HttpExchange exchange, Answer answer) {
        byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
        try (exchange) {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(answer.status(), body.length);
            exchange.getResponseBody().write(body);
        } catch (IOException e) {
            // Whoever called was killed, as it should be.
        }
    }
}
