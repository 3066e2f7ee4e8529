package dev.stepgraph.gateway.auth;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What a caller is recognised by: a request, free of any server's types.
 *
 * @param method such as {@code POST}
 * @param path as it was sent, still encoded
 * @param query as it was sent, still encoded; empty where there is none
 * @param headers by lower-case name
 * @param body as it was sent
 */
@SuppressWarnings("ArrayRecordComponent") // read where it is made, and compared by nobody
public record AuthRequest(
        String method, String path, String query, Map<String, List<String>> headers, byte[] body) {

    public AuthRequest {
        headers = Map.copyOf(headers);
    }

    /** The first value of a header. */
    public Optional<String> header(String name) {
        return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of()).stream().findFirst();
    }
}
