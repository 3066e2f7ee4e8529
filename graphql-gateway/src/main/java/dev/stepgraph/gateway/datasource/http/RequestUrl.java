package dev.stepgraph.gateway.datasource.http;

import dev.stepgraph.gateway.datasource.DataSourceException;
import dev.stepgraph.gateway.datasource.RequestObject;

import tools.jackson.databind.JsonNode;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.StringJoiner;

/**
 * Puts an endpoint, a resource path and a query together. Whatever the path holds, the address
 * stays the endpoint's.
 */
public final class RequestUrl {

    private static final String LEGAL = "!$&'()*+,;=:@/?-._~%";

    private RequestUrl() {}

    /**
     * The address of a request.
     *
     * @param query keys with a value, or a list of values, each
     * @throws DataSourceException if path and query do not make one
     */
    public static URI of(URI endpoint, String path, Set<Map.Entry<String, JsonNode>> query) {
        if (!path.startsWith("/")) {
            throw DataSourceException.invalidRequest("The resource path must begin with '/'.");
        }
        String root = endpoint.toString();
        String base = root.endsWith("/") ? root.substring(0, root.length() - 1) : root;
        String parameters = encode(query);
        String separator = path.indexOf('?') < 0 ? "?" : "&";
        String text = base + legal(path) + (parameters.isEmpty() ? "" : separator + parameters);
        try {
            URI uri = URI.create(text);
            if (Objects.equals(uri.getRawAuthority(), endpoint.getRawAuthority())) {
                return uri;
            }
        } catch (IllegalArgumentException e) {
            throw DataSourceException.invalidRequest("The resource path is not one of a URL.");
        }
        throw DataSourceException.invalidRequest("The resource path leads away.");
    }

    private static String encode(Set<Map.Entry<String, JsonNode>> query) {
        StringJoiner text = new StringJoiner("&");
        for (Map.Entry<String, JsonNode> entry : query) {
            JsonNode value = entry.getValue();
            if (value.isArray()) {
                value.forEach(element -> text.add(pair(entry.getKey(), element)));
            } else if (!value.isNull()) {
                text.add(pair(entry.getKey(), value));
            }
        }
        return text.toString();
    }

    private static String pair(String key, JsonNode value) {
        return encode(key) + "=" + encode(RequestObject.scalar(value));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** Percent-encodes what cannot stand in a path; what is encoded already stays. */
    private static String legal(String path) {
        StringBuilder text = new StringBuilder(path.length());
        path.codePoints()
                .forEach(c -> {
                    if (c < 0x80 && (Character.isLetterOrDigit(c) || LEGAL.indexOf(c) >= 0)) {
                        text.appendCodePoint(c);
                    } else {
                        text.append(encode(Character.toString(c)));
                    }
                });
        return text.toString();
    }
}
