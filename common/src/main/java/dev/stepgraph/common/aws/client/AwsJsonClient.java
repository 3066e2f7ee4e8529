package dev.stepgraph.common.aws.client;

import dev.stepgraph.common.http.GuardedHttpClient;
import dev.stepgraph.common.http.HeaderField;
import dev.stepgraph.common.http.OutboundFailure;
import dev.stepgraph.common.http.OutboundRequest;
import dev.stepgraph.common.http.OutboundResponse;
import dev.stepgraph.common.json.InvalidJsonException;
import dev.stepgraph.common.json.JsonText;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.core.exception.SdkClientException;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/**
 * Calls a service that speaks JSON, with the JSON as the service knows it. Nothing is repeated.
 * Blocks; callers are virtual threads.
 */
public final class AwsJsonClient {

    private final GuardedHttpClient http;
    private final AwsService service;
    private final AwsDestination destination;
    private final CallSigner signer;

    /**
     * @param http must be let through to the destination
     */
    public AwsJsonClient(
            GuardedHttpClient http,
            AwsService service,
            AwsDestination destination,
            InstantSource clock) {
        this.http = http;
        this.service = service;
        this.destination = destination;
        this.signer = new CallSigner(destination.credentials(), clock);
    }

    /**
     * Calls an operation and waits for its answer.
     *
     * @param callersRegion the region to call if the destination names none
     * @param operation its name, or its path for a service whose operations have paths
     * @throws AwsCallFailure if it fails
     */
    public JsonNode call(String callersRegion, String operation, JsonNode input, Duration timeout) {
        String region = destination.regionFor(callersRegion);
        OutboundRequest request =
                new OutboundRequest(
                        "POST",
                        address(region, operation),
                        headers(operation),
                        JsonText.writeBytes(input),
                        timeout);
        OutboundResponse response = exchange(request, region);
        JsonNode body = parse(response);
        if (!response.successful()) {
            throw refused(response, body);
        }
        return body;
    }

    private URI address(String region, String operation) {
        URI endpoint = destination.endpoint();
        URI base = endpoint == null ? service.address(region) : endpoint;
        String root = base.toString();
        String slash = root.endsWith("/") ? "" : "/";
        return URI.create(root + slash + (service.targetPrefix() == null ? operation : ""));
    }

    private List<HeaderField> headers(String operation) {
        List<HeaderField> headers = new ArrayList<>();
        headers.add(new HeaderField("Content-Type", service.contentType()));
        if (service.targetPrefix() != null) {
            headers.add(new HeaderField("X-Amz-Target", service.targetPrefix() + operation));
        }
        return headers;
    }

    private OutboundResponse exchange(OutboundRequest request, String region) {
        try {
            return http.exchange(signer.sign(request, service.name(), region));
        } catch (OutboundFailure e) {
            boolean late = e.kind() == OutboundFailure.Kind.TIMED_OUT;
            throw new AwsCallFailure(
                    late ? AwsCallFailure.TIMED_OUT : AwsCallFailure.UNREACHABLE, e.getMessage());
        } catch (SdkClientException e) {
            throw new AwsCallFailure(AwsCallFailure.UNREACHABLE, e.getMessage());
        }
    }

    private static JsonNode parse(OutboundResponse response) {
        try {
            return response.body().length == 0
                    ? JsonNodeFactory.instance.objectNode()
                    : JsonText.parse(response.body());
        } catch (InvalidJsonException e) {
            throw new AwsCallFailure(
                    AwsCallFailure.UNREACHABLE,
                    "The service answered %d with something that is not JSON"
                            .formatted(response.status()));
        }
    }

    private static AwsCallFailure refused(OutboundResponse response, JsonNode body) {
        String type = text(body, "__type");
        String named = type == null ? response.header("x-amzn-ErrorType").orElse("") : type;
        String code = named.substring(named.indexOf('#') + 1);
        int colon = code.indexOf(':');
        String message = text(body, "message");
        return new AwsCallFailure(
                colon < 0 ? code : code.substring(0, colon),
                message == null ? text(body, "Message") : message,
                response.status(),
                response.header("x-amzn-RequestId").orElse(""),
                body);
    }

    private static @Nullable String text(JsonNode body, String member) {
        JsonNode value = body.get(member);
        return value != null && value.isString() ? value.stringValue() : null;
    }
}
