package dev.stepgraph.bench.workload;

import dev.stepgraph.bench.machine.ServerProcess;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

/**
 * The gateway under test, told what to serve through its management API.
 *
 * @param process its process
 */
public record Gateway(ServerProcess process) {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int ATTEMPTS = 100;
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

    /** Makes an API of that schema, open to a key. */
    Api api(String name, String sdl) throws IOException, InterruptedException {
        JsonNode made = post("/v1/apis", Map.of("name", name, "authenticationType", "API_KEY"));
        String id = made.path("graphqlApi").path("apiId").asString();
        String schema = "/v1/apis/" + id + "/schemacreation";
        byte[] text = sdl.getBytes(StandardCharsets.UTF_8);
        post(schema, Map.of("definition", Base64.getEncoder().encodeToString(text)));
        awaitSchema(schema);
        String key =
                post("/v1/apis/" + id + "/apikeys", Map.of()).path("apiKey").path("id").asString();
        return new Api(this, id, key);
    }

    private void awaitSchema(String path) throws IOException, InterruptedException {
        for (int i = 0; i < ATTEMPTS; i++) {
            JsonNode status = send(HttpRequest.newBuilder(uri(path)).GET().build());
            switch (status.path("status").asString()) {
                case "SUCCESS", "ACTIVE" -> {
                    return;
                }
                case "FAILED" -> throw new IOException("the schema was refused: " + status);
                default -> Pauses.pause(BETWEEN_LOOKS);
            }
        }
        throw new IOException("the schema does not get ready");
    }

    private JsonNode post(String path, Map<String, ?> body)
            throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(uri(path))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(JSON.writeValueAsString(body)))
                        .build();
        return send(request);
    }

    private JsonNode send(HttpRequest request) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IOException(
                        "%s was refused: %d %s"
                                .formatted(request.uri(), answer.statusCode(), answer.body()));
            }
            return JSON.readTree(answer.body());
        }
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:%d%s".formatted(process.address().getPort(), path));
    }

    /**
     * A resolver's templates.
     *
     * @param request makes the request
     * @param response reads the result
     */
    record Templates(String request, String response) {}

    /**
     * An API that was made.
     *
     * @param gateway where it is served
     * @param id its id
     * @param key who asks it
     */
    record Api(Gateway gateway, String id, String key) {

        /** Where it is asked. */
        String path() {
            return "/apis/" + id + "/graphql";
        }

        /** Makes a data source; {@code settings} is what its kind has to know. */
        Api source(String name, String type, Map<String, ?> settings)
                throws IOException, InterruptedException {
            Map<String, Object> body = new HashMap<>(settings);
            body.put("name", name);
            body.put("type", type);
            gateway.post("/v1/apis/" + id + "/datasources", body);
            return this;
        }

        /** Makes a unit resolver of templates. */
        Api templates(String field, String source, Templates templates, int maxBatchSize)
                throws IOException, InterruptedException {
            return resolver(
                    field,
                    Map.of(
                            "dataSourceName",
                            source,
                            "requestMappingTemplate",
                            templates.request(),
                            "responseMappingTemplate",
                            templates.response(),
                            "maxBatchSize",
                            maxBatchSize));
        }

        /** Makes a unit resolver of a script. */
        Api script(String field, String source, String code)
                throws IOException, InterruptedException {
            return resolver(
                    field,
                    Map.of(
                            "dataSourceName",
                            source,
                            "code",
                            code,
                            "runtime",
                            Map.of("name", "APPSYNC_JS", "runtimeVersion", "1.0.0")));
        }

        private Api resolver(String field, Map<String, ?> settings)
                throws IOException, InterruptedException {
            String[] names = field.split("\\.", 2);
            Map<String, Object> body = new HashMap<>(settings);
            body.put("fieldName", names[1]);
            gateway.post("/v1/apis/%s/types/%s/resolvers".formatted(id, names[0]), body);
            return this;
        }
    }
}
