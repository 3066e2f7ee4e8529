package dev.stepgraph.gateway.datasource.workflow;

import dev.stepgraph.common.http.HeaderField;
import dev.stepgraph.common.http.OutboundRequest;
import dev.stepgraph.common.http.OutboundResponse;
import dev.stepgraph.common.json.InvalidJsonException;
import dev.stepgraph.common.json.JsonText;
import dev.stepgraph.gateway.datasource.DataSourceException;
import dev.stepgraph.gateway.datasource.InvocationScope;
import dev.stepgraph.gateway.datasource.OutboundClients;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** Calls the resources of workflow-service (its API under {@code /v1}). */
@Component
class WorkflowCalls {

    private static final String ERROR = "Workflow:";

    private final OutboundClients clients;
    private final WorkflowProperties properties;
    private final InstantSource clock;

    WorkflowCalls(OutboundClients clients, WorkflowProperties properties, InstantSource clock) {
        this.clients = clients;
        this.properties = properties;
        this.clock = clock;
    }

    JsonNode get(String path, InvocationScope scope) {
        return call("GET", path, null, scope);
    }

    JsonNode post(String path, JsonNode body, InvocationScope scope) {
        return call("POST", path, body, scope);
    }

    /** Text as one segment of a path, or as a value of a query. */
    static String segment(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private JsonNode call(
            String method, String path, @Nullable JsonNode body, InvocationScope scope) {
        List<HeaderField> headers = new ArrayList<>();
        headers.add(new HeaderField("Accept", "application/json, application/problem+json"));
        if (body != null) {
            headers.add(new HeaderField("Content-Type", "application/json"));
        }
        if (properties.token() != null) {
            headers.add(new HeaderField("Authorization", "Bearer " + properties.token()));
        }
        String root = properties.url().toString();
        String base = root.endsWith("/") ? root.substring(0, root.length() - 1) : root;
        OutboundRequest request =
                new OutboundRequest(
                        method,
                        URI.create(base + "/v1" + path),
                        headers,
                        body == null ? null : JsonText.writeBytes(body),
                        scope.timeLeft(clock.instant()));
        OutboundResponse response =
                OutboundClients.exchange(clients.operators(), request, ERROR + "Unreachable");
        JsonNode answer = parse(response);
        if (!response.successful()) {
            throw refused(response, answer);
        }
        return answer;
    }

    private static JsonNode parse(OutboundResponse response) {
        try {
            return response.body().length == 0
                    ? JsonNodeFactory.instance.nullNode()
                    : JsonText.parse(response.body());
        } catch (InvalidJsonException e) {
            return JsonNodeFactory.instance.nullNode();
        }
    }

    private static DataSourceException refused(OutboundResponse response, JsonNode problem) {
        String code = problem.path("code").asString("ServiceException");
        String message =
                problem.path("detail").asString("workflow-service answered " + response.status());
        return new DataSourceException(ERROR + code, message);
    }
}
