package dev.stepgraph.common.http;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.time.Duration;
import java.util.List;

/** A request to the outside. */
public final class OutboundRequest {

    private final String method;
    private final URI uri;
    private final List<HeaderField> headers;
    private final byte @Nullable [] body;
    private final Duration timeout;

    /**
     * @param method such as {@code POST}
     * @param uri with scheme {@code http} or {@code https}
     * @param body absent: the request has none, not even an empty one
     * @param timeout how long the whole exchange may take, from resolving to the last byte
     */
    public OutboundRequest(
            String method,
            URI uri,
            List<HeaderField> headers,
            byte @Nullable [] body,
            Duration timeout) {
        this.method = method;
        this.uri = uri;
        this.headers = List.copyOf(headers);
        this.body = body;
        this.timeout = timeout;
    }

    /** The method. */
    public String method() {
        return method;
    }

    /** The destination. */
    public URI uri() {
        return uri;
    }

    /** The header, in the order in which it is sent. */
    public List<HeaderField> headers() {
        return headers;
    }

    /** The body; not to be changed. */
    public byte @Nullable [] body() {
        return body;
    }

    /** How long the whole exchange may take. */
    public Duration timeout() {
        return timeout;
    }
}
