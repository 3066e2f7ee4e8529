package dev.stepgraph.gateway.workflow;

import dev.stepgraph.common.json.InvalidJsonException;
import dev.stepgraph.common.json.JsonText;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.Flow;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Calls workflow-service. Calls block, and so belong on virtual threads; connections are kept and
 * used again, and so many calls are made at once as the settings say.
 */
final class WorkflowClient implements AutoCloseable {

    private static final int MIN_ERROR = 300;
    private static final int NO_CONTENT = 204;

    private final HttpClient http;
    private final WorkflowProperties properties;
    private final String root;
    private final Semaphore places;

    WorkflowClient(WorkflowProperties properties) {
        this.properties = properties;
        this.root = properties.url().toString().replaceAll("/+$", "");
        this.places = new Semaphore(properties.maxCalls());
        this.http =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(properties.connectTimeout())
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .executor(Executors.newVirtualThreadPerTaskExecutor())
                        .build();
    }

    /** A method that changes something. */
    enum Method {
        POST,
        PATCH,
        DELETE
    }

    /**
     * Reads a resource.
     *
     * @throws WorkflowException when it is refused, or there is no answer
     */
    JsonNode get(CallPath path) {
        return call(request(path).timeout(properties.requestTimeout()).GET().build());
    }

    /** Changes something, within the usual time. */
    JsonNode send(Method method, CallPath path, @Nullable JsonNode body) {
        return send(method, path, body, properties.requestTimeout());
    }

    /**
     * Changes something.
     *
     * @throws WorkflowException when it is refused, or there is no answer
     */
    JsonNode send(Method method, CallPath path, @Nullable JsonNode body, Duration timeout) {
        BodyPublisher content =
                body == null
                        ? BodyPublishers.noBody()
                        : BodyPublishers.ofByteArray(JsonText.writeBytes(body));
        return call(
                request(path)
                        .header("Content-Type", "application/json")
                        .timeout(timeout)
                        .method(method.name(), content)
                        .build());
    }

    /** Opens a stream of events; does not wait for it. */
    CompletableFuture<HttpResponse<Flow.Publisher<List<ByteBuffer>>>> open(CallPath path) {
        HttpRequest request =
                request(path)
                        .header("Accept", "text/event-stream")
                        .timeout(properties.requestTimeout())
                        .GET()
                        .build();
        return http.sendAsync(request, BodyHandlers.ofPublisher());
    }

    @Override
    public void close() {
        http.shutdownNow();
    }

    private HttpRequest.Builder request(CallPath path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(root + path.text()));
        if (properties.token() != null) {
            request.header("Authorization", "Bearer " + properties.token());
        }
        return request;
    }

    private JsonNode call(HttpRequest request) {
        try {
            takePlace();
            try {
                return answer(exchange(request));
            } finally {
                places.release();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unavailable("The call of workflow-service was broken off");
        }
    }

    private void takePlace() throws InterruptedException {
        long patience = properties.requestTimeout().toMillis();
        if (!places.tryAcquire(patience, TimeUnit.MILLISECONDS)) {
            throw unavailable("Too many calls of workflow-service are under way");
        }
    }

    private HttpResponse<byte[]> exchange(HttpRequest request) throws InterruptedException {
        try {
            return http.send(
                    request,
                    BodyHandlers.limiting(
                            BodyHandlers.ofByteArray(), properties.maxAnswer().toBytes()));
        } catch (HttpTimeoutException e) {
            throw unavailable("workflow-service did not answer in time");
        } catch (IOException e) {
            throw unavailable("workflow-service cannot be reached");
        }
    }

    private static JsonNode answer(HttpResponse<byte[]> response) {
        if (response.statusCode() >= MIN_ERROR) {
            throw Problem.read(response.statusCode(), response.body());
        }
        if (response.statusCode() == NO_CONTENT || response.body().length == 0) {
            return JsonNodeFactory.instance.missingNode();
        }
        try {
            return JsonText.parse(response.body());
        } catch (InvalidJsonException e) {
            throw unavailable("workflow-service answered what is not JSON");
        }
    }

    private static WorkflowException unavailable(String message) {
        return WorkflowException.passing(WorkflowException.UNAVAILABLE, message);
    }
}
