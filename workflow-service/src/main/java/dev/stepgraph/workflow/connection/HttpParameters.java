package dev.stepgraph.workflow.connection;

import java.util.List;

/** What a connection adds to each request. */
public record HttpParameters(List<Parameter> headers, List<Parameter> query, List<Parameter> body) {

    /** Nothing. */
    public static final HttpParameters NONE = new HttpParameters(List.of(), List.of(), List.of());

    /** Copies its lists. */
    public HttpParameters {
        headers = List.copyOf(headers);
        query = List.copyOf(query);
        body = List.copyOf(body);
    }

    /**
     * One of them.
     *
     * @param secret whether the value is never shown
     */
    public record Parameter(String key, String value, boolean secret) {

        @Override
        public String toString() {
            return key + (secret ? "" : "=" + value);
        }
    }
}
