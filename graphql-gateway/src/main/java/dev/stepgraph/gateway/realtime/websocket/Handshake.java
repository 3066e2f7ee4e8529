package dev.stepgraph.gateway.realtime.websocket;

import dev.stepgraph.common.json.InvalidJsonException;
import dev.stepgraph.common.json.JsonText;
import dev.stepgraph.gateway.auth.AuthRequest;
import dev.stepgraph.gateway.auth.UnauthorizedCallException;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;

/**
 * The request that opened a connection, and the credentials that came with it in one of three
 * places: a parameter of the query, a subprotocol {@code header-…}, or plain headers.
 *
 * @param path the path of the connection, still encoded
 * @param query still encoded; empty where there is none
 * @param headers by lower-case name
 * @param remoteAddress where it came from; absent where nobody knows
 * @param leadsHere whether a host, as clients name it among their credentials, leads to the API
 *     that they are connected to
 */
record Handshake(
        String path,
        String query,
        Map<String, List<String>> headers,
        @Nullable String remoteAddress,
        Predicate<String> leadsHere) {

    private static final String HEADER_PROTOCOL = "header-";
    private static final String HEADER_PARAMETER = "header=";
    private static final String REALTIME = "/realtime";
    private static final String SIGNATURE = "AWS4-";
    private static final int MAX_CREDENTIALS = 16 * 1024;
    private static final byte[] EMPTY_OBJECT = "{}".getBytes(StandardCharsets.UTF_8);

    /**
     * What connecting is authorised by: a POST of an empty object to {@code …/connect}.
     *
     * @throws UnauthorizedCallException if it is signed for another API
     */
    AuthRequest connect() {
        String encoded = encodedCredentials();
        Map<String, List<String>> credentials = encoded == null ? headers : fields(decode(encoded));
        return request(graphqlPath(path) + "/connect", credentials, EMPTY_OBJECT);
    }

    /**
     * What subscribing is authorised by: a POST of the operation to the API.
     *
     * @param authorization headers as the client names them
     * @param data the operation as text
     * @throws UnauthorizedCallException if it is signed for another API
     */
    AuthRequest start(JsonNode authorization, String data) {
        return request(
                graphqlPath(path), fields(authorization), data.getBytes(StandardCharsets.UTF_8));
    }

    /** What another protocol's {@code connection_init} is authorised by. */
    AuthRequest init(JsonNode payload) {
        Map<String, List<String>> credentials = new LinkedHashMap<>(headers);
        credentials.putAll(fields(payload.path("headers")));
        credentials.putAll(fields(payload));
        return request(graphqlPath(path), credentials, EMPTY_OBJECT);
    }

    /** The subprotocols that the client offers. */
    List<String> protocols() {
        return headers.getOrDefault("sec-websocket-protocol", List.of()).stream()
                .flatMap(value -> Arrays.stream(value.split(",", -1)))
                .map(String::strip)
                .toList();
    }

    /** The path of the API that is meant by the path of a connection. */
    static String graphqlPath(String path) {
        return path.endsWith(REALTIME)
                ? path.substring(0, path.length() - REALTIME.length())
                : path;
    }

    /**
     * All custom domains have the same path, so that only the host says whom a signature is for.
     */
    private AuthRequest request(String where, Map<String, List<String>> fields, byte[] body) {
        boolean signed =
                fields.getOrDefault("authorization", List.of()).stream()
                        .anyMatch(value -> value.startsWith(SIGNATURE));
        if (signed && !fields.getOrDefault("host", List.of()).stream().allMatch(leadsHere)) {
            throw new UnauthorizedCallException();
        }
        return new AuthRequest("POST", where, "", fields, body, remoteAddress);
    }

    private @Nullable String encodedCredentials() {
        for (String protocol : protocols()) {
            if (protocol.startsWith(HEADER_PROTOCOL)) {
                return protocol.substring(HEADER_PROTOCOL.length());
            }
        }
        for (String parameter : query.split("&", -1)) {
            if (parameter.startsWith(HEADER_PARAMETER)) {
                return percentDecoded(parameter.substring(HEADER_PARAMETER.length()));
            }
        }
        return null;
    }

    private static String percentDecoded(String text) {
        try {
            return java.net.URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.US_ASCII);
        } catch (IllegalArgumentException e) {
            throw new BadHandshakeException("The header parameter is not encoded as it should be.");
        }
    }

    private static JsonNode decode(String encoded) {
        if (encoded.length() > MAX_CREDENTIALS) {
            throw new BadHandshakeException("The credentials are too long.");
        }
        try {
            String standard = encoded.replace('-', '+').replace('_', '/');
            return JsonText.parse(Base64.getDecoder().decode(standard));
        } catch (IllegalArgumentException | InvalidJsonException e) {
            throw new BadHandshakeException("The credentials are not a JSON object in Base64.");
        }
    }

    private static Map<String, List<String>> fields(JsonNode object) {
        Map<String, List<String>> fields = new LinkedHashMap<>();
        object.forEachEntry((name, value) -> {
            if (value.isString()) {
                fields.computeIfAbsent(name.toLowerCase(Locale.ROOT), _ -> new ArrayList<>())
                        .add(value.stringValue());
            }
        });
        // The links of Apollo repeat the same key under two spellings of its name.
        fields.replaceAll((name, values) -> values.stream().distinct().toList());
        return fields;
    }
}
