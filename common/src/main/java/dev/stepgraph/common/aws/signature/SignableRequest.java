package dev.stepgraph.common.aws.signature;

import dev.stepgraph.common.http.HeaderField;

import java.util.List;

/** A request as it goes over the wire: what a signature is made of. */
public final class SignableRequest {

    private final String method;
    private final String path;
    private final String query;
    private final List<HeaderField> headers;
    private final byte[] body;

    /**
     * @param path still encoded; empty stands for {@code /}
     * @param query still encoded, without the question mark; empty if there is none
     * @param headers as sent, {@code Host} among them; several of one name in their order
     * @param body not to be changed
     */
    public SignableRequest(
            String method, String path, String query, List<HeaderField> headers, byte[] body) {
        this.method = method;
        this.path = path.isEmpty() ? "/" : path;
        this.query = query;
        this.headers = List.copyOf(headers);
        this.body = body;
    }

    /** The method. */
    public String method() {
        return method;
    }

    /** The path, still encoded. */
    public String path() {
        return path;
    }

    /** The query, still encoded; empty if there is none. */
    public String query() {
        return query;
    }

    /** All header lines. */
    public List<HeaderField> headers() {
        return headers;
    }

    /** The values of the header of that name, in their order. */
    public List<String> values(String name) {
        return headers.stream().filter(field -> field.is(name)).map(HeaderField::value).toList();
    }

    /** The body; not to be changed. */
    public byte[] body() {
        return body;
    }
}
