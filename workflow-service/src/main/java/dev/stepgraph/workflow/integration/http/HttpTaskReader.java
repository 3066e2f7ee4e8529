package dev.stepgraph.workflow.integration.http;

import dev.stepgraph.workflow.asl.model.ErrorName;
import dev.stepgraph.workflow.integration.TaskFailure;
import dev.stepgraph.workflow.integration.http.HttpTask.ArrayFormat;
import dev.stepgraph.workflow.integration.http.HttpTask.BodyEncoding;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Reads the parameters of {@code http:invoke} (Developer Guide, "Call HTTPS APIs"). */
final class HttpTaskReader {

    private static final Set<String> METHODS =
            Set.of("GET", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "HEAD");

    private static final Set<String> FORBIDDEN_HEADERS =
            Set.of(
                    "a-im",
                    "accept-charset",
                    "accept-datetime",
                    "accept-encoding",
                    "authorization",
                    "cache-control",
                    "connection",
                    "content-encoding",
                    "content-length",
                    "content-md5",
                    "date",
                    "expect",
                    "forwarded",
                    "from",
                    "host",
                    "http2-settings",
                    "if-match",
                    "if-modified-since",
                    "if-none-match",
                    "if-range",
                    "if-unmodified-since",
                    "max-forwards",
                    "origin",
                    "pragma",
                    "proxy-authorization",
                    "referer",
                    "server",
                    "te",
                    "trailer",
                    "transfer-encoding",
                    "upgrade",
                    "via",
                    "warning");

    private static final List<String> FORBIDDEN_PREFIXES =
            List.of("x-forwarded-", "x-amz-", "x-amzn-");

    private HttpTaskReader() {}

    /**
     * The task in the parameters.
     *
     * @throws TaskFailure States.Runtime if they are not such a task's
     */
    static HttpTask read(JsonNode parameters) {
        String method = requiredText(parameters, "Method");
        if (!METHODS.contains(method)) {
            throw unusable("The value for the field 'Method' must be one of " + sorted(METHODS));
        }
        return new HttpTask(
                requiredText(parameters, "ApiEndpoint"),
                method,
                connectionArn(parameters),
                headers(parameters.get("Headers")),
                query(parameters.get("QueryParameters")),
                parameters.get("RequestBody"),
                encoding(parameters.get("Transform")));
    }

    private static String connectionArn(JsonNode parameters) {
        JsonNode authentication = parameters.get("Authentication");
        JsonNode invocationConfig = parameters.get("InvocationConfig");
        if ((authentication == null) == (invocationConfig == null)) {
            throw unusable(
                    "Exactly one of the fields 'Authentication' and 'InvocationConfig' is required");
        }
        return requiredText(
                authentication == null ? invocationConfig : authentication, "ConnectionArn");
    }

    private static Map<String, List<String>> headers(@Nullable JsonNode json) {
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        readValues("Headers", json, headers);
        for (String name : headers.keySet()) {
            String lower = name.toLowerCase(Locale.ROOT);
            if (FORBIDDEN_HEADERS.contains(lower)
                    || FORBIDDEN_PREFIXES.stream().anyMatch(lower::startsWith)) {
                throw unusable("The header '" + name + "' is not allowed in an HTTP Task");
            }
        }
        return headers;
    }

    private static Map<String, List<String>> query(@Nullable JsonNode json) {
        Map<String, List<String>> query = new LinkedHashMap<>();
        readValues("QueryParameters", json, query);
        return query;
    }

    private static void readValues(
            String field, @Nullable JsonNode json, Map<String, List<String>> values) {
        if (json == null || json.isNull()) {
            return;
        }
        if (!json.isObject()) {
            throw unusable("The value for the field '" + field + "' must be an OBJECT");
        }
        json.forEachEntry((name, value) -> values.put(name, scalars(field, value)));
    }

    private static List<String> scalars(String field, JsonNode value) {
        if (!value.isArray()) {
            return List.of(scalar(field, value));
        }
        List<String> texts = new ArrayList<>();
        for (JsonNode element : value) {
            texts.add(scalar(field, element));
        }
        return texts;
    }

    private static String scalar(String field, JsonNode value) {
        if (value.isContainer()) {
            throw unusable(
                    "The values of the field '" + field + "' must be strings or arrays of strings");
        }
        return FormEncoding.scalar(value);
    }

    private static BodyEncoding encoding(@Nullable JsonNode transform) {
        if (transform == null || transform.isNull()) {
            return new BodyEncoding.Json();
        }
        String encoding = optionalText(transform, "RequestBodyEncoding", "NONE");
        JsonNode options = transform.get("RequestEncodingOptions");
        String format =
                options == null ? "INDICES" : optionalText(options, "ArrayFormat", "INDICES");
        for (ArrayFormat arrays : ArrayFormat.values()) {
            if (arrays.name().equals(format) && encoding.equals("URL_ENCODED")) {
                return new BodyEncoding.Form(arrays);
            }
        }
        if (!encoding.equals("NONE")) {
            throw unusable(
                    "The value for the field 'Transform' does not name a known encoding: "
                            + "%s with arrays as %s".formatted(encoding, format));
        }
        return new BodyEncoding.Json();
    }

    private static String requiredText(JsonNode json, String field) {
        JsonNode value = json.get(field);
        if (value == null) {
            throw unusable("The required field '" + field + "' is missing");
        }
        return optionalText(json, field, "");
    }

    private static String optionalText(JsonNode json, String field, String fallback) {
        JsonNode value = json.get(field);
        if (value == null) {
            return fallback;
        }
        if (!value.isString()) {
            throw unusable("The value for the field '" + field + "' must be a STRING");
        }
        return value.stringValue();
    }

    private static List<String> sorted(Set<String> texts) {
        return texts.stream().sorted().toList();
    }

    private static TaskFailure unusable(String reason) {
        return new TaskFailure(
                ErrorName.RUNTIME.text(),
                "The Parameters could not be used to start the Task: [" + reason + "]");
    }
}
