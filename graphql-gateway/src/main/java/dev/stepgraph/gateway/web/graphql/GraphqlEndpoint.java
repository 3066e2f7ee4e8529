package dev.stepgraph.gateway.web.graphql;

import dev.stepgraph.gateway.auth.AuthRequest;
import dev.stepgraph.gateway.fairness.ShareSpentException;
import dev.stepgraph.gateway.registry.CalledApi;

import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.util.MultiValueMap;

import reactor.core.publisher.Mono;

import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Takes requests off the event loop, and puts answers back on it. */
final class GraphqlEndpoint {

    private static final byte[] EMPTY = {};

    private final GraphqlCalls calls;
    private final TimedTasks tasks;
    private final OperationMeters meters;
    private final LargeBodies largeBodies;
    private final int maxRequestBytes;
    private final boolean getQueries;

    GraphqlEndpoint(
            GraphqlCalls calls,
            TimedTasks tasks,
            OperationMeters meters,
            LargeBodies largeBodies,
            GraphqlHttpProperties properties) {
        this.calls = calls;
        this.tasks = tasks;
        this.meters = meters;
        this.largeBodies = largeBodies;
        this.maxRequestBytes = Math.toIntExact(properties.maxRequestSize().toBytes());
        this.getQueries = properties.getQueries();
    }

    /** Answers a request for an API's operation. */
    Mono<Void> handle(CalledApi api, ServerHttpRequest request, ServerHttpResponse response) {
        return answer(api, request).flatMap(answer -> write(answer, response));
    }

    private Mono<HttpAnswer> answer(CalledApi api, ServerHttpRequest request) {
        return switch (request.getMethod().name()) {
            case "POST" -> post(api, request);
            case "GET" -> getQueries ? get(api, request) : Mono.just(notAllowed());
            case "OPTIONS" ->
                    Mono.just(
                            HttpAnswer.preflight(
                                    request.getHeaders()
                                            .getFirst("access-control-request-headers")));
            default -> Mono.just(notAllowed());
        };
    }

    private Mono<HttpAnswer> post(CalledApi api, ServerHttpRequest request) {
        if (!isJson(request.getHeaders().getFirst(HttpHeaders.CONTENT_TYPE))) {
            return Mono.just(
                    HttpAnswer.refusal(
                            415,
                            "UnsupportedMediaTypeException",
                            "GraphQL is sent as application/json."));
        }
        return body(api, request)
                .flatMap(body -> run(api, request, body, Map.of()))
                .onErrorResume(DataBufferLimitException.class, e -> Mono.just(tooLarge()))
                .onErrorResume(ShareSpentException.class, e -> Mono.just(tooMany()));
    }

    private Mono<byte[]> body(CalledApi api, ServerHttpRequest request) {
        Mono<byte[]> body =
                DataBufferUtils.join(request.getBody(), maxRequestBytes)
                        .map(GraphqlEndpoint::bytes)
                        .defaultIfEmpty(EMPTY);
        long length = request.getHeaders().getContentLength();
        return largeBodies.read(api.apiId(), length, maxRequestBytes, body);
    }

    private Mono<HttpAnswer> get(CalledApi api, ServerHttpRequest request) {
        MultiValueMap<String, String> parameters = request.getQueryParams();
        // Who reads another of two than we do would judge another operation than the one we run.
        if (parameters.values().stream().anyMatch(values -> values.size() > 1)) {
            return Mono.just(malformed());
        }
        return run(api, request, EMPTY, parameters.toSingleValueMap());
    }

    private Mono<HttpAnswer> run(
            CalledApi api, ServerHttpRequest request, byte[] body, Map<String, String> parameters) {
        GraphqlCalls.Question question =
                new GraphqlCalls.Question(api, authRequest(request, body), parameters);
        return tasks.run(() -> meters.counted(api.apiId(), () -> calls.answer(question)));
    }

    private static AuthRequest authRequest(ServerHttpRequest request, byte[] body) {
        Map<String, List<String>> headers = new HashMap<>();
        request.getHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values));
        String query = request.getURI().getRawQuery();
        InetSocketAddress remote = request.getRemoteAddress();
        return new AuthRequest(
                request.getMethod().name(),
                request.getURI().getRawPath(),
                query == null ? "" : query,
                headers,
                body,
                remote == null ? null : remote.getHostString());
    }

    /** Forms and plain text are what a page of another origin can send without being asked. */
    private static boolean isJson(@Nullable String contentType) {
        if (contentType == null) {
            return false;
        }
        int end = contentType.indexOf(';');
        String type =
                (end < 0 ? contentType : contentType.substring(0, end))
                        .strip()
                        .toLowerCase(Locale.ROOT);
        return type.equals("application/json")
                || type.equals("application/graphql")
                || type.startsWith("application/x-amz-json")
                || (type.startsWith("application/") && type.endsWith("+json"));
    }

    private static byte[] bytes(DataBuffer buffer) {
        byte[] bytes = new byte[buffer.readableByteCount()];
        buffer.read(bytes);
        DataBufferUtils.release(buffer);
        return bytes;
    }

    private static HttpAnswer tooLarge() {
        return HttpAnswer.refusal(
                413, "RequestEntityTooLargeException", "The request is too large.");
    }

    private static HttpAnswer tooMany() {
        return HttpAnswer.refusal(429, "TooManyRequestsException", "Rate exceeded");
    }

    private static HttpAnswer malformed() {
        return HttpAnswer.refusal(
                400, "MalformedHttpRequestException", "A parameter is given more than once.");
    }

    private static HttpAnswer notAllowed() {
        return HttpAnswer.refusal(405, "MethodNotAllowedException", "GraphQL is sent with POST.")
                .with("allow", "POST, OPTIONS");
    }

    private static Mono<Void> write(HttpAnswer answer, ServerHttpResponse response) {
        response.setStatusCode(HttpStatusCode.valueOf(answer.status()));
        HttpHeaders headers = response.getHeaders();
        headers.set("access-control-allow-origin", "*");
        headers.set("cache-control", "no-store");
        headers.set("x-content-type-options", "nosniff");
        answer.headers().forEach(headers::set);
        headers.setContentLength(answer.body().length);
        return response.writeWith(Mono.just(response.bufferFactory().wrap(answer.body())))
                // What answers HEAD writes nothing, and the status has to go out all the same.
                .then(Mono.defer(response::setComplete));
    }
}
