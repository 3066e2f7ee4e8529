package dev.stepgraph.local.sample;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import dev.stepgraph.local.sample.SampleFunction.FunctionError;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;

/** Serves the samples' functions over HTTP, on a free port of the loopback address. */
public final class SampleFunctions implements AutoCloseable {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final Map<String, SampleFunction> functions = OrderFunctions.all();
    private final HttpServer server;

    private SampleFunctions(HttpServer server) {
        this.server = server;
    }

    /** Begins to serve. */
    public static SampleFunctions start() throws IOException {
        InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        SampleFunctions samples = new SampleFunctions(HttpServer.create(any, 0));
        samples.server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        samples.functions.forEach((name, function) ->
                samples.server.createContext("/" + name, call -> answer(call, function)));
        samples.server.start();
        return samples;
    }

    /** The settings by which workflow-service finds the functions. */
    public List<String> settings() {
        return functions.keySet().stream().sorted().map(this::setting).toList();
    }

    private String setting(String name) {
        return "--stepgraph.functions.%s.url=http://127.0.0.1:%d/%s"
                .formatted(name, server.getAddress().getPort(), name);
    }

    private static void answer(HttpExchange call, SampleFunction function) throws IOException {
        try (call) {
            Answer answer = answer(call.getRequestBody().readAllBytes(), function);
            byte[] body = answer.body().toString().getBytes(StandardCharsets.UTF_8);
            call.getResponseHeaders().set("Content-Type", "application/json");
            call.sendResponseHeaders(answer.status(), body.length);
            call.getResponseBody().write(body);
        }
    }

    private static Answer answer(byte[] event, SampleFunction function) {
        try {
            return new Answer(200, function.answer(MAPPER.readTree(event)));
        } catch (FunctionError failed) {
            return new Answer(500, error(failed.type(), failed.text()));
        } catch (JacksonException notJson) {
            return new Answer(400, error("InvalidEvent", "The event is not JSON."));
        }
    }

    private static JsonNode error(String type, String message) {
        ObjectNode error = MAPPER.createObjectNode();
        return error.put("errorType", type).put("errorMessage", message);
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private record Answer(int status, JsonNode body) {}
}
