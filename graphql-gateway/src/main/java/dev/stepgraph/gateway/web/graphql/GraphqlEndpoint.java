package dev.stepgraph.gateway.web.graphql;

import dev.stepgraph.common.json.JsonText;
import dev.stepgraph.gateway.auth.AuthRequest;
import dev.stepgraph.gateway.execution.OperationError;
import dev.stepgraph.gateway.execution.OperationResult;
import dev.stepgraph.gateway.registry.CalledApi;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;

import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeoutException;

/** Takes requests off the event loop, and puts answers back on it. */
final class GraphqlEndpoint {

    /** The request's attribute that tells the {@link CalledApi}, where the path does not. */
    static final String CALLED = GraphqlEndpoint.class.getName() + ".called";

    private static final MediaType JSON =
            MediaType.parseMediaType("application/json;charset=UTF-8");
    private static final byte[] EMPTY = {};

    private final GraphqlCalls calls;
    private final Scheduler virtualThreads;
    private final int maxRequestBytes;
    private final boolean getQueries;
    private final Duration timeout;

    GraphqlEndpoint(
            GraphqlCalls calls,
            Scheduler virtualThreads,
            GraphqlHttpProperties properties,
            Duration timeout) {
        this.calls = calls;
        this.virtualThreads = virtualThreads;
        this.maxRequestBytes = Math.toIntExact(properties.maxRequestSize().toBytes());
        this.getQueries = properties.getQueries();
        this.timeout = timeout;
    }

    Mono<ServerResponse> post(ServerRequest request) {
        if (!isJson(request)) {
            return write(
                    HttpAnswer.refusal(
                            415,
                            "UnsupportedMediaTypeException",
                            "GraphQL is sent as application/json."));
        }
        return DataBufferUtils.join(request.exchange().getRequest().getBody(), maxRequestBytes)
                .map(GraphqlEndpoint::bytes)
                .defaultIfEmpty(EMPTY)
                .flatMap(body -> answer(request, body))
                .onErrorResume(DataBufferLimitException.class, e -> tooLarge())
                .flatMap(GraphqlEndpoint::write);
    }

    Mono<ServerResponse> get(ServerRequest request) {
        if (!getQueries) {
            return write(
                    HttpAnswer.refusal(
                                    405, "MethodNotAllowedException", "GraphQL is sent with POST.")
                            .with("allow", "POST, OPTIONS"));
        }
        return answer(request, EMPTY).flatMap(GraphqlEndpoint::write);
    }

    /** A browser asks whether it may send what a page of another origin wants to. */
    Mono<ServerResponse> options(ServerRequest request) {
        return ServerResponse.ok()
                .header("access-control-allow-origin", "*")
                .header("access-control-allow-methods", "POST, OPTIONS")
                .header(
                        "access-control-allow-headers",
                        Optional.ofNullable(
                                        request.headers()
                                                .firstHeader("access-control-request-headers"))
                                .orElse("authorization, content-type, x-api-key"))
                .header("access-control-max-age", "172800")
                .build();
    }

    private Mono<HttpAnswer> answer(ServerRequest request, byte[] body) {
        GraphqlCalls.Question question =
                new GraphqlCalls.Question(
                        called(request),
                        authRequest(request, body),
                        request.queryParams().toSingleValueMap());
        return Mono.fromCallable(() -> calls.answer(question))
                .subscribeOn(virtualThreads)
                .timeout(timeout)
                .onErrorResume(TimeoutException.class, e -> Mono.just(timedOut()));
    }

    private static CalledApi called(ServerRequest request) {
        return request.attribute(CALLED)
                .map(CalledApi.class::cast)
                .orElseGet(() -> new CalledApi(request.pathVariable("apiId"), null));
    }

    private static AuthRequest authRequest(ServerRequest request, byte[] body) {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        request.headers()
                .asHttpHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values));
        String query = request.uri().getRawQuery();
        return new AuthRequest(
                request.method().name(),
                request.uri().getRawPath(),
                query == null ? "" : query,
                headers,
                body,
                request.remoteAddress().map(InetSocketAddress::getHostString).orElse(null));
    }

    /** Forms and plain text are what a page of another origin can send without being asked. */
    private static boolean isJson(ServerRequest request) {
        MediaType type = request.headers().contentType().orElse(null);
        if (type == null || !type.getType().equals("application")) {
            return false;
        }
        String subtype = type.getSubtype().toLowerCase(Locale.ROOT);
        return subtype.equals("json")
                || subtype.equals("graphql")
                || subtype.endsWith("+json")
                || subtype.startsWith("x-amz-json");
    }

    private static byte[] bytes(DataBuffer buffer) {
        byte[] bytes = new byte[buffer.readableByteCount()];
        buffer.read(bytes);
        DataBufferUtils.release(buffer);
        return bytes;
    }

    private static Mono<HttpAnswer> tooLarge() {
        return Mono.just(
                HttpAnswer.refusal(
                        413, "RequestEntityTooLargeException", "The request is too large."));
    }

    private static HttpAnswer timedOut() {
        OperationError late = OperationError.ofType("ExecutionTimeout", "Execution timed out.");
        OperationResult result = OperationResult.refused(List.of(late));
        return HttpAnswer.ok(JsonText.writeBytes(result.toJson()), Map.of());
    }

    private static Mono<ServerResponse> write(HttpAnswer answer) {
        ServerResponse.BodyBuilder response =
                ServerResponse.status(answer.status())
                        .contentType(JSON)
                        .header("access-control-allow-origin", "*")
                        .header(
                                "access-control-expose-headers",
                                "x-amzn-requestid, x-amzn-errortype");
        answer.headers().forEach(response::header);
        return response.bodyValue(answer.body());
    }
}
