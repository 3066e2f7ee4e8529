package dev.stepgraph.common.aws.client;

import dev.stepgraph.common.http.EgressPolicy;
import dev.stepgraph.common.http.GuardedHttpClient;
import dev.stepgraph.common.http.HeaderField;
import dev.stepgraph.common.http.OutboundFailure;
import dev.stepgraph.common.http.OutboundRequest;
import dev.stepgraph.common.http.OutboundResponse;

import org.jspecify.annotations.Nullable;

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
final class HttpFunctions implements AutoCloseable {

    private static final int TOO_MANY_REQUESTS = 429;
    private static final int NOT_FOUND = 404;
    private static final int SERVER_ERROR = 500;

    private final GuardedHttpClient client;

    HttpFunctions(CallLimits limits) {
        this.client = new GuardedHttpClient(EgressPolicy.unrestricted(), limits.outbound());
    }

    /** The function at that address. */
    FunctionInvoker at(URI url) {
        return call -> answer(call, exchange(url, call));
    }

    @Override
    public void close() {
        client.close();
    }

    private OutboundResponse exchange(URI url, FunctionCall call) {
        byte[] event = call.eventOrEmpty().getBytes(StandardCharsets.UTF_8);
        OutboundRequest request =
                new OutboundRequest("POST", url, headers(call), event, call.timeout());
        try {
            return client.exchange(request);
        } catch (OutboundFailure e) {
            throw switch (e.kind()) {
                case TOO_LARGE -> new FunctionFailure(FunctionFailure.TOO_LARGE, e.getMessage());
                case INVALID_REQUEST, BLOCKED, BROKEN, TIMED_OUT, INTERRUPTED ->
                        new FunctionFailure(FunctionFailure.SDK_CLIENT, e.getMessage());
            };
        }
    }

    private static List<HeaderField> headers(FunctionCall call) {
        List<HeaderField> headers = new ArrayList<>();
        headers.add(new HeaderField("Content-Type", "application/json"));
        headers.add(new HeaderField("User-Agent", "Stepgraph"));
        headers.add(new HeaderField("Idempotency-Key", call.idempotencyKey()));
        addIfPresent(headers, "X-Amz-Invocation-Type", call.type());
        addIfPresent(headers, "X-Amz-Client-Context", call.clientContext());
        return headers;
    }

    private static FunctionAnswer answer(FunctionCall call, OutboundResponse response) {
        String payload = response.text();
        boolean failed = !response.successful();
        if (failed && FunctionPayload.errorType(FunctionPayload.parse(payload)) == null) {
            throw refused(response);
        }
        return new FunctionAnswer(
                failed ? 200 : response.status(),
                headers(response),
                response.header("x-amzn-RequestId").orElse(call.idempotencyKey()),
                response.header("X-Amz-Executed-Version").orElse("$LATEST"),
                failed ? "Unhandled" : response.header("X-Amz-Function-Error").orElse(null),
                response.header("X-Amz-Log-Result").orElse(null),
                payload);
    }

    private static FunctionFailure refused(OutboundResponse response) {
        String code =
                switch (response.status()) {
                    case NOT_FOUND -> FunctionFailure.RESOURCE_NOT_FOUND;
                    case TOO_MANY_REQUESTS -> FunctionFailure.TOO_MANY_REQUESTS;
                    default ->
                            response.status() >= SERVER_ERROR
                                    ? FunctionFailure.SERVICE
                                    : FunctionFailure.UNKNOWN;
                };
        return new FunctionFailure(
                code,
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
