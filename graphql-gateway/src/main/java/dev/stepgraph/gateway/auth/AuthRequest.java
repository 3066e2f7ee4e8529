package dev.stepgraph.gateway.auth;

import org.jspecify.annotations.Nullable;

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
 * @param remoteAddress where it came from; absent where nobody knows
 */
@SuppressWarnings("ArrayRecordComponent") // read where it is made, and compared by nobody
public record AuthRequest(
        String method,
        String path,
        String query,
        Map<String, List<String>> headers,
        byte[] body,
        @Nullable String remoteAddress) {

    public AuthRequest {
        headers = Map.copyOf(headers);
    }

    /** A request of which it is not known where it came from. */
    public AuthRequest(
            String method,
            String path,
            String query,
            Map<String, List<String>> headers,
            byte[] body) {
        this(method, path, query, headers, body, null);
    }

    /** All values of a header. */
    public List<String> values(String name) {
        return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
    }

    /**
     * Where it came from, as identities show it. What a request says of itself counts only as far
     * as the server believes it, and is the remote address then.
     */
    public List<String> sourceIps() {
        return remoteAddress == null ? List.of() : List.of(remoteAddress);
    }

    /** The first value of a header. */
    public Optional<String> header(String name) {
        return values(name).stream().findFirst();
    }
}
