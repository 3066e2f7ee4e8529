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
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;

/**
 * Serves the samples' functions over HTTP, on the loopback address. What is sent with POST is the
 * event; with GET it is the query's parameters.
 */
public final class SampleFunctions implements AutoCloseable {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final Map<String, SampleFunction> functions;
    private final HttpServer server;

    private SampleFunctions(HttpServer server, Map<String, SampleFunction> functions) {
        this.server = server;
        this.functions = functions;
    }

    /** Begins to serve on that port. */
    public static SampleFunctions start(int port) throws IOException {
        InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        Map<String, SampleFunction> functions = new HashMap<>(OrderFunctions.all());
        functions.putAll(BookFunctions.all());
        SampleFunctions samples =
                new SampleFunctions(HttpServer.create(address, 0), Map.copyOf(functions));
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
            Answer answer =
                    call.getRequestMethod().equals("GET")
                            ? answer(parameters(call.getRequestURI()), function)
                            : answer(call.getRequestBody().readAllBytes(), function);
            byte[] body = answer.body().toString().getBytes(StandardCharsets.UTF_8);
            call.getResponseHeaders().set("Content-Type", "application/json");
            call.sendResponseHeaders(answer.status(), body.length);
            call.getResponseBody().write(body);
        }
    }

    private static JsonNode parameters(URI address) {
        ObjectNode event = MAPPER.createObjectNode();
        String query = address.getQuery() == null ? "" : address.getQuery();
        for (String parameter : query.split("&", -1)) {
            int equals = parameter.indexOf('=');
            if (equals > 0) {
                event.put(parameter.substring(0, equals), parameter.substring(equals + 1));
            }
        }
        return event;
    }

    private static Answer answer(byte[] event, SampleFunction function) {
        try {
            return answer(MAPPER.readTree(event), function);
        } catch (JacksonException notJson) {
            return new Answer(400, error("InvalidEvent", "The event is not JSON."));
        }
    }

    private static Answer answer(JsonNode event, SampleFunction function) {
        try {
            return new Answer(200, function.answer(event));
        } catch (FunctionError failed) {
            return new Answer(500, error(failed.type(), failed.text()));
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
