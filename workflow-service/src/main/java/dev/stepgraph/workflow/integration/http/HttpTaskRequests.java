package dev.stepgraph.workflow.integration.http;

import dev.stepgraph.common.http.HeaderField;
import dev.stepgraph.common.http.OutboundRequest;
import dev.stepgraph.common.json.JsonText;
import dev.stepgraph.workflow.asl.model.ErrorName;
import dev.stepgraph.workflow.connection.HttpParameters;
import dev.stepgraph.workflow.connection.HttpParameters.Parameter;
import dev.stepgraph.workflow.integration.TaskFailure;
import dev.stepgraph.workflow.integration.http.HttpTask.BodyEncoding;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Makes the request out of what the task asks for and what the connection adds; where both name a
 * thing, the connection's counts (Developer Guide, "Merging EventBridge connection and HTTP Task
 * definition data").
 */
final class HttpTaskRequests {

    private HttpTaskRequests() {}

    /**
     * The request.
     *
     * @param authorization the header by which the connection identifies itself
     * @throws TaskFailure States.Runtime if it cannot be made
     */
    static OutboundRequest request(
            HttpTask task,
            HttpParameters added,
            HeaderField authorization,
            String region,
            Duration timeout) {
        byte @Nullable [] body = body(task, added);
        return new OutboundRequest(
                task.method(),
                uri(task, added),
                headers(task, added, authorization, region),
                body,
                timeout);
    }

    private static URI uri(HttpTask task, HttpParameters added) {
        Map<String, List<String>> query = new LinkedHashMap<>(task.query());
        for (Parameter parameter : added.query()) {
            query.put(parameter.key(), List.of(parameter.value()));
        }
        try {
            URI endpoint = URI.create(task.endpoint());
            if (endpoint.getRawFragment() != null) {
                throw failure("The API endpoint must not have a fragment");
            }
            String separator = endpoint.getRawQuery() == null ? "?" : "&";
            return query.isEmpty()
                    ? endpoint
                    : URI.create(task.endpoint() + separator + FormEncoding.query(query));
        } catch (IllegalArgumentException e) {
            throw failure("The API endpoint is not a valid URL: " + task.endpoint());
        }
    }

    private static List<HeaderField> headers(
            HttpTask task, HttpParameters added, HeaderField authorization, String region) {
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        boolean form = task.encoding() instanceof BodyEncoding.Form;
        String contentType =
                form ? "application/x-www-form-urlencoded" : "application/json; charset=UTF-8";
        headers.put("Content-Type", List.of(contentType));
        headers.putAll(task.headers());
        for (Parameter parameter : added.headers()) {
            headers.put(parameter.key(), List.of(parameter.value()));
        }
        headers.put(authorization.name(), List.of(authorization.value()));
        headers.put("User-Agent", List.of("Amazon|StepFunctions|HttpInvoke|" + region));
        headers.put("Range", List.of("bytes=0-262144"));
        List<HeaderField> fields = new ArrayList<>();
        headers.forEach((name, values) ->
                values.forEach(value -> fields.add(new HeaderField(name, value))));
        return fields;
    }

    private static byte @Nullable [] body(HttpTask task, HttpParameters added) {
        JsonNode body = merged(task.body(), added.body());
        if (body == null) {
            return null;
        }
        String text =
                switch (task.encoding()) {
                    case BodyEncoding.Json _ ->
                            body.isString() ? body.stringValue() : JsonText.write(body);
                    case BodyEncoding.Form form -> form(body, form);
                };
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String form(JsonNode body, BodyEncoding.Form form) {
        if (body.isString()) {
            return body.stringValue();
        }
        if (!body.isObject()) {
            throw failure("The request body must be an object to be URL-encoded");
        }
        return FormEncoding.form(body, form.arrays());
    }

    private static @Nullable JsonNode merged(@Nullable JsonNode body, List<Parameter> added) {
        if (added.isEmpty()) {
            return body;
        }
        if (body != null && !body.isObject()) {
            throw failure(
                    "The request body is not an object, so that the connection's body parameters"
                            + " cannot be merged with it");
        }
        ObjectNode merged = JsonNodeFactory.instance.objectNode();
        if (body != null) {
            body.forEachEntry(merged::set);
        }
        for (Parameter parameter : added) {
            merged.put(parameter.key(), parameter.value());
        }
        return merged;
    }

    private static TaskFailure failure(String cause) {
        return new TaskFailure(ErrorName.RUNTIME.text(), cause);
    }
}
