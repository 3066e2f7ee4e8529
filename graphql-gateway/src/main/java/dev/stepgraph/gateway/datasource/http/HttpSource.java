package dev.stepgraph.gateway.datasource.http;

import dev.stepgraph.common.aws.client.CallSigner;
import dev.stepgraph.common.http.GuardedHttpClient;
import dev.stepgraph.common.http.HeaderField;
import dev.stepgraph.common.http.OutboundRequest;
import dev.stepgraph.common.http.OutboundResponse;
import dev.stepgraph.common.json.JsonText;
import dev.stepgraph.gateway.datasource.BoundDataSource;
import dev.stepgraph.gateway.datasource.DataSourceException;
import dev.stepgraph.gateway.datasource.InvocationScope;
import dev.stepgraph.gateway.datasource.OutboundClients;
import dev.stepgraph.gateway.datasource.RequestObject;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.core.exception.SdkClientException;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * One endpoint: {@code {method, resourcePath, params: {query, headers, body}}} in, {@code
 * {statusCode, headers, body}} out. Any status is an answer; only where there is none does the call
 * fail.
 */
final class HttpSource implements BoundDataSource {

    private static final Set<String> METHODS = Set.of("GET", "POST", "PUT", "PATCH", "DELETE");

    /** What belongs to one connection, and cannot be taken over from a request that came in. */
    private static final Set<String> OURS =
            Set.of(
                    "connection",
                    "content-length",
                    "expect",
                    "host",
                    "keep-alive",
                    "proxy-authenticate",
                    "proxy-authorization",
                    "te",
                    "trailer",
                    "transfer-encoding",
                    "upgrade");

    private final GuardedHttpClient client;
    private final InstantSource clock;
    private final URI endpoint;
    private final @Nullable Signing signing;

    /** How requests are signed. */
    record Signing(CallSigner signer, String service, String region) {}

    HttpSource(
            GuardedHttpClient client,
            InstantSource clock,
            URI endpoint,
            @Nullable Signing signing) {
        this.client = client;
        this.clock = clock;
        this.endpoint = endpoint;
        this.signing = signing;
    }

    @Override
    public JsonNode invoke(JsonNode request, InvocationScope scope) {
        RequestObject object = RequestObject.of(request);
        RequestObject given = object.optionalObject("params");
        RequestObject params = given == null ? RequestObject.of(RequestObject.none()) : given;
        byte @Nullable [] body = body(params.optional("body"));
        OutboundRequest outbound =
                new OutboundRequest(
                        object.oneOf("method", METHODS),
                        RequestUrl.of(
                                endpoint, object.text("resourcePath"), params.entries("query")),
                        headers(params, body != null),
                        body,
                        scope.timeLeft(clock.instant()));
        return result(OutboundClients.exchange(client, signed(outbound), "HttpError"));
    }

    private OutboundRequest signed(OutboundRequest request) {
        if (signing == null) {
            return request;
        }
        try {
            return signing.signer().sign(request, signing.service(), signing.region());
        } catch (SdkClientException e) {
            throw new DataSourceException("HttpError", "There are no credentials to sign with.");
        }
    }

    private static byte @Nullable [] body(@Nullable JsonNode body) {
        if (body == null) {
            return null;
        }
        String text = body.isString() ? body.stringValue() : JsonText.write(body);
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static List<HeaderField> headers(RequestObject params, boolean hasBody) {
        List<HeaderField> headers = new ArrayList<>();
        for (Map.Entry<String, JsonNode> header : params.entries("headers")) {
            boolean ours = OURS.contains(header.getKey().toLowerCase(Locale.ROOT));
            if (!ours && !header.getValue().isNull()) {
                headers.add(
                        new HeaderField(header.getKey(), RequestObject.scalar(header.getValue())));
            }
        }
        if (hasBody && headers.stream().noneMatch(field -> field.is("Content-Type"))) {
            headers.add(new HeaderField("Content-Type", "application/json"));
        }
        return headers;
    }

    private static ObjectNode result(OutboundResponse response) {
        ObjectNode result = JsonNodeFactory.instance.objectNode();
        result.put("statusCode", response.status());
        ObjectNode headers = result.putObject("headers");
        for (HeaderField field : response.headers()) {
            JsonNode before = headers.get(field.name());
            String value =
                    before == null ? field.value() : before.stringValue() + ", " + field.value();
            headers.put(field.name(), value);
        }
        result.put("body", response.text());
        return result;
    }
}
