package dev.stepgraph.common.http;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** What the outside answered, read to its end. */
public final class OutboundResponse {

    private final int status;
    private final String reason;
    private final List<HeaderField> headers;
    private final byte[] body;

    /**
     * @param status such as 200
     * @param reason the text beside the status; empty if there is none
     */
    public OutboundResponse(int status, String reason, List<HeaderField> headers, byte[] body) {
        this.status = status;
        this.reason = reason;
        this.headers = List.copyOf(headers);
        this.body = body;
    }

    /** The status code. */
    public int status() {
        return status;
    }

    /** The text beside the status code; empty if there is none. */
    public String reason() {
        return reason;
    }

    /** Whether the status is one of success. */
    public boolean successful() {
        return status >= 200 && status < 300;
    }

    /** The header, in the order in which it came. */
    public List<HeaderField> headers() {
        return headers;
    }

    /** The first value of the header of that name. */
    public Optional<String> header(String name) {
        return headers.stream().filter(field -> field.is(name)).findFirst().map(HeaderField::value);
    }

    /** The body, decompressed; not to be changed. */
    public byte[] body() {
        return body;
    }

    /** The body as UTF-8. */
    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }
}
