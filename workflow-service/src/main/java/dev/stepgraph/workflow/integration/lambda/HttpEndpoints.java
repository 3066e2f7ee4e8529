package dev.stepgraph.workflow.integration.lambda;

import dev.stepgraph.common.http.EgressPolicy;
import dev.stepgraph.common.http.GuardedHttpClient;
import dev.stepgraph.common.http.HeaderField;
import dev.stepgraph.common.http.OutboundFailure;
import dev.stepgraph.common.http.OutboundLimits;
import dev.stepgraph.common.http.OutboundRequest;
import dev.stepgraph.common.http.OutboundResponse;
import dev.stepgraph.workflow.integration.IntegrationProperties;
import dev.stepgraph.workflow.integration.TaskFailure;

import jakarta.annotation.PreDestroy;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Functions that are plain HTTP endpoints. The event is posted as JSON, the body of a 2xx answer is
 * the result, and a JSON object with {@code errorType} in any other answer is the function's error.
 * The operator wrote the addresses down himself, so they may lead anywhere.
 */
@Component
class HttpEndpoints {

    private static final int TOO_MANY_REQUESTS = 429;
    private static final int NOT_FOUND = 404;
    private static final int SERVER_ERROR = 500;

    private final GuardedHttpClient client;

    HttpEndpoints(IntegrationProperties properties) {
        OutboundLimits usual = OutboundLimits.DEFAULTS;
        OutboundLimits limits =
                new OutboundLimits(
                        Math.toIntExact(properties.maxResultSize().toBytes()),
                        usual.maxHeaderLines(),
                        usual.maxHeaderLineBytes(),
                        usual.connectTimeout(),
                        properties.maxConcurrentCalls(),
                        properties.maxConcurrentCalls());
        this.client = new GuardedHttpClient(EgressPolicy.unrestricted(), limits);
    }

    /** The function at that address. */
    FunctionInvoker at(URI url) {
        return invocation -> answer(invocation, exchange(url, invocation));
    }

    @PreDestroy
    void close() {
        client.close();
    }

    private OutboundResponse exchange(URI url, Invocation invocation) {
        byte[] event = invocation.eventOrEmpty().getBytes(StandardCharsets.UTF_8);
        OutboundRequest request =
                new OutboundRequest("POST", url, headers(invocation), event, invocation.timeout());
        try {
            return client.exchange(request);
        } catch (OutboundFailure e) {
            throw switch (e.kind()) {
                case TOO_LARGE -> TaskFailure.resultTooLarge(invocation.task());
                case INVALID_REQUEST, BLOCKED, BROKEN, TIMED_OUT, INTERRUPTED ->
                        LambdaError.SDK_CLIENT.because(e.getMessage());
            };
        }
    }

    private static List<HeaderField> headers(Invocation invocation) {
        List<HeaderField> headers = new ArrayList<>();
        headers.add(new HeaderField("Content-Type", "application/json"));
        headers.add(new HeaderField("User-Agent", "Stepgraph"));
        headers.add(new HeaderField("Idempotency-Key", invocation.task().idempotencyKey()));
        addIfPresent(headers, "X-Amz-Invocation-Type", invocation.type());
        addIfPresent(headers, "X-Amz-Client-Context", invocation.clientContext());
        return headers;
    }

    private static FunctionAnswer answer(Invocation invocation, OutboundResponse response) {
        String payload = response.text();
        boolean failed = !response.successful();
        if (failed && !InvocationResults.namesAnError(payload)) {
            throw refused(response);
        }
        return new FunctionAnswer(
                failed ? 200 : response.status(),
                headers(response),
                response.header("x-amzn-RequestId").orElse(invocation.task().idempotencyKey()),
                response.header("X-Amz-Executed-Version").orElse("$LATEST"),
                failed ? "Unhandled" : response.header("X-Amz-Function-Error").orElse(null),
                response.header("X-Amz-Log-Result").orElse(null),
                payload);
    }

    private static TaskFailure refused(OutboundResponse response) {
        LambdaError error =
                switch (response.status()) {
                    case NOT_FOUND -> LambdaError.RESOURCE_NOT_FOUND;
                    case TOO_MANY_REQUESTS -> LambdaError.TOO_MANY_REQUESTS;
                    default ->
                            response.status() >= SERVER_ERROR
                                    ? LambdaError.SERVICE
                                    : LambdaError.UNKNOWN;
                };
        return error.because(
                "The function's endpoint answered %d %s: %s"
                        .formatted(response.status(), response.reason(), response.text()));
    }

    private static Map<String, List<String>> headers(OutboundResponse response) {
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        response.headers()
                .forEach(field ->
                        headers.computeIfAbsent(field.name(), _ -> new ArrayList<>())
                                .add(field.value()));
        return headers;
    }

    private static void addIfPresent(
            List<HeaderField> headers, String name, @Nullable String value) {
        if (value != null) {
            headers.add(new HeaderField(name, value));
        }
    }
}
