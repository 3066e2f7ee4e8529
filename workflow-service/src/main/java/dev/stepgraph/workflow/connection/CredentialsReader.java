package dev.stepgraph.workflow.connection;

import dev.stepgraph.common.aws.AwsErrorCode;
import dev.stepgraph.common.aws.AwsException;
import dev.stepgraph.workflow.connection.ConnectionAuthorization.ApiKey;
import dev.stepgraph.workflow.connection.ConnectionAuthorization.Basic;
import dev.stepgraph.workflow.connection.ConnectionAuthorization.OAuthClientCredentials;
import dev.stepgraph.workflow.connection.HttpParameters.Parameter;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads credentials as somebody wrote them, and refuses what could not be sent. */
final class CredentialsReader {

    private static final int MAX_TEXT = 4_096;
    private static final int MAX_PARAMETERS = 100;
    private static final Set<String> TOKEN_METHODS = Set.of("GET", "POST", "PUT");
    private static final Pattern HEADER_NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");
    private static final Pattern HEADER_VALUE = Pattern.compile("[\\t\\x20-\\x7e\\x80-\\xff]*");

    private CredentialsReader() {}

    /**
     * The credentials in a connection's JSON.
     *
     * @throws AwsException ValidationException if something is missing or not acceptable; the
     *     message names the member and does not repeat its value
     */
    static ConnectionCredentials read(JsonNode json) {
        return new ConnectionCredentials(
                authorization(object(json, "", "authorization")),
                parameters(json.get("parameters"), "parameters"));
    }

    private static ConnectionAuthorization authorization(JsonNode json) {
        String at = "authorization";
        return switch (type(json)) {
            case BASIC ->
                    new Basic(headerValue(json, at, "username"), headerValue(json, at, "password"));
            case API_KEY ->
                    new ApiKey(headerName(json, at, "name"), headerValue(json, at, "value"));
            case OAUTH_CLIENT_CREDENTIALS ->
                    new OAuthClientCredentials(
                            endpoint(json),
                            tokenMethod(json),
                            text(json, at, "clientId"),
                            text(json, at, "clientSecret"),
                            parameters(json.get("parameters"), at + ".parameters"));
        };
    }

    private static ConnectionAuthorization.Type type(JsonNode json) {
        String name = text(json, "authorization", "type");
        for (ConnectionAuthorization.Type type : ConnectionAuthorization.Type.values()) {
            if (type.name().equals(name)) {
                return type;
            }
        }
        throw invalid("authorization.type", "must be BASIC, API_KEY or OAUTH_CLIENT_CREDENTIALS");
    }

    private static URI endpoint(JsonNode json) {
        String at = "authorization.endpoint";
        String url = text(json, "authorization", "endpoint");
        if (!url.matches("https?://[^@\\s]+") || !isUri(url)) {
            throw invalid(at, "must be an http or https URL without a user name");
        }
        return URI.create(url);
    }

    private static boolean isUri(String url) {
        try {
            return URI.create(url).getHost() != null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static String tokenMethod(JsonNode json) {
        if (json.get("method") == null) {
            return "POST";
        }
        String method = text(json, "authorization", "method");
        if (!TOKEN_METHODS.contains(method)) {
            throw invalid("authorization.method", "must be GET, POST or PUT");
        }
        return method;
    }

    private static HttpParameters parameters(@Nullable JsonNode json, String at) {
        if (json == null || json.isNull()) {
            return HttpParameters.NONE;
        }
        if (!json.isObject()) {
            throw invalid(at, "must be an object");
        }
        List<Parameter> headers = list(json, at, "headers");
        for (Parameter header : headers) {
            requireHeader(at + ".headers", header.key(), header.value());
        }
        return new HttpParameters(headers, list(json, at, "query"), list(json, at, "body"));
    }

    private static List<Parameter> list(JsonNode json, String at, String name) {
        JsonNode entries = json.get(name);
        String here = at + "." + name;
        if (entries == null || entries.isNull()) {
            return List.of();
        }
        if (!entries.isArray() || entries.size() > MAX_PARAMETERS) {
            throw invalid(here, "must be an array of at most " + MAX_PARAMETERS + " entries");
        }
        List<Parameter> parameters = new ArrayList<>();
        for (JsonNode entry : entries) {
            JsonNode secret = entry.get("secret");
            if (secret != null && !secret.isBoolean()) {
                throw invalid(here + ".secret", "must be true or false");
            }
            parameters.add(
                    new Parameter(
                            text(entry, here, "key"),
                            text(entry, here, "value"),
                            secret != null && secret.booleanValue()));
        }
        return parameters;
    }

    private static JsonNode object(JsonNode json, String at, String name) {
        JsonNode value = json.get(name);
        if (value == null || !value.isObject()) {
            throw invalid(at + name, "must be an object");
        }
        return value;
    }

    private static String headerName(JsonNode json, String at, String name) {
        String value = text(json, at, name);
        requireHeader(at + "." + name, value, "");
        return value;
    }

    private static String headerValue(JsonNode json, String at, String name) {
        String value = text(json, at, name);
        requireHeader(at + "." + name, "x", value);
        return value;
    }

    private static void requireHeader(String at, String name, String value) {
        if (!HEADER_NAME.matcher(name).matches() || !HEADER_VALUE.matcher(value).matches()) {
            throw invalid(at, "must be fit for an HTTP header");
        }
    }

    private static String text(JsonNode json, String at, String name) {
        JsonNode value = json.get(name);
        String here = at + "." + name;
        if (value == null || !value.isString()) {
            throw invalid(here, "must be a string");
        }
        String text = value.stringValue();
        if (text.isEmpty() || text.length() > MAX_TEXT) {
            throw invalid(here, "must have 1 to " + MAX_TEXT + " characters");
        }
        return text;
    }

    private static AwsException invalid(String at, String reason) {
        return new AwsException(AwsErrorCode.ValidationException, at + " " + reason);
    }
}
