package dev.stepgraph.gateway.datasource.opensearch;

import dev.stepgraph.common.http.GuardedHttpClient;
import dev.stepgraph.common.http.HeaderField;
import dev.stepgraph.common.http.OutboundFailure;
import dev.stepgraph.common.http.OutboundRequest;
import dev.stepgraph.common.http.OutboundResponse;
import dev.stepgraph.common.json.InvalidJsonException;
import dev.stepgraph.common.json.JsonText;
import dev.stepgraph.gateway.datasource.BoundDataSource;
import dev.stepgraph.gateway.datasource.DataSourceException;
import dev.stepgraph.gateway.datasource.InvocationScope;
import dev.stepgraph.gateway.datasource.OutboundClients;
import dev.stepgraph.gateway.datasource.RequestObject;
import dev.stepgraph.gateway.datasource.http.RequestUrl;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

import software.amazon.awssdk.core.exception.SdkClientException;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * One cluster: {@code {operation, path, params: {headers, queryString, body}}} in, the cluster's
 * JSON out. A list as the body is sent as lines, as {@code _msearch} and {@code _bulk} want it.
 */
final class OpenSearchSource implements BoundDataSource {

    private static final Set<String> OPERATIONS = Set.of("GET", "POST", "PUT", "HEAD", "DELETE");
    private static final int ERROR = 400;
    private static final int NOT_FOUND = 404;
    private static final int SERVER_ERROR = 500;
    private static final String REFUSED = "UserIllegalArgumentException";
    private static final String UNANSWERED = "RuntimeException";

    private final String name;
    private final GuardedHttpClient client;
    private final InstantSource clock;
    private final URI endpoint;
    private final UnaryOperator<OutboundRequest> signing;

    OpenSearchSource(String name, GuardedHttpClient client, InstantSource clock, URI endpoint) {
        this(name, client, clock, endpoint, UnaryOperator.identity());
    }

    private OpenSearchSource(
            String name,
            GuardedHttpClient client,
            InstantSource clock,
            URI endpoint,
            UnaryOperator<OutboundRequest> signing) {
        this.name = name;
        this.client = client;
        this.clock = clock;
        this.endpoint = endpoint;
        this.signing = signing;
    }

    /** The same cluster, its requests signed. */
    OpenSearchSource signedBy(UnaryOperator<OutboundRequest> signer) {
        return new OpenSearchSource(name, client, clock, endpoint, signer);
    }

    @Override
    public JsonNode invoke(JsonNode request, InvocationScope scope) {
        RequestObject object = RequestObject.of(request);
        RequestObject given = object.optionalObject("params");
        RequestObject params = given == null ? RequestObject.of(RequestObject.none()) : given;
        JsonNode body = params.optional("body");
        OutboundRequest outbound =
                new OutboundRequest(
                        object.oneOf("operation", OPERATIONS),
                        RequestUrl.of(endpoint, object.text("path"), params.entries("queryString")),
                        headers(params, body),
                        body == null ? null : text(body).getBytes(StandardCharsets.UTF_8),
                        scope.timeLeft(clock.instant()));
        try {
            OutboundRequest signed = signing.apply(outbound);
            return result(OutboundClients.exchange(client, signed, this::unanswered));
        } catch (SdkClientException e) {
            throw failure(UNANSWERED, "There are no credentials to sign with.", null);
        }
    }

    private static List<HeaderField> headers(RequestObject params, @Nullable JsonNode body) {
        List<HeaderField> headers = new ArrayList<>();
        for (Map.Entry<String, JsonNode> header : params.entries("headers")) {
            headers.add(new HeaderField(header.getKey(), RequestObject.scalar(header.getValue())));
        }
        if (body != null && headers.stream().noneMatch(field -> field.is("Content-Type"))) {
            headers.add(
                    new HeaderField(
                            "Content-Type",
                            body.isArray() ? "application/x-ndjson" : "application/json"));
        }
        return headers;
    }

    private static String text(JsonNode body) {
        if (!body.isArray()) {
            return RequestObject.scalar(body);
        }
        StringBuilder lines = new StringBuilder();
        body.forEach(line -> lines.append(RequestObject.scalar(line)).append('\n'));
        return lines.toString();
    }

    private JsonNode result(OutboundResponse response) {
        JsonNode body = parse(response);
        boolean absent = response.status() == NOT_FOUND && body.has("found");
        if (response.status() >= ERROR && !absent) {
            throw failure(
                    response.status() >= SERVER_ERROR ? UNANSWERED : REFUSED,
                    name + " responded with an error: " + reason(response.status()),
                    body);
        }
        return body;
    }

    private static JsonNode parse(OutboundResponse response) {
        try {
            return response.body().length == 0
                    ? JsonNodeFactory.instance.nullNode()
                    : JsonText.parse(response.body());
        } catch (InvalidJsonException e) {
            return JsonNodeFactory.instance.stringNode(response.text());
        }
    }

    private static String reason(int status) {
        HttpStatus known = HttpStatus.resolve(status);
        return known == null ? Integer.toString(status) : known.getReasonPhrase();
    }

    /** AppSync tells no more; what an operator set up wrongly is worth telling all the same. */
    private DataSourceException unanswered(OutboundFailure failure) {
        String message =
                switch (failure.kind()) {
                    case BROKEN, TIMED_OUT, TOO_LARGE, INTERRUPTED ->
                            "Communication error while executing a request to " + name + ".";
                    case INVALID_REQUEST, BLOCKED -> String.valueOf(failure.getMessage());
                };
        return failure(UNANSWERED, message, null);
    }

    private DataSourceException failure(String type, String message, @Nullable JsonNode body) {
        return new DataSourceException(name + ":" + type, message, body);
    }
}
