package dev.stepgraph.common.aws.client;

import java.net.URI;

/**
 * Where a function answers that is not called through the Lambda API.
 *
 * @param url an HTTP endpoint, to which the event is posted as JSON and whose answer is the result;
 *     or {@code echo:}, a function that answers its event
 */
public record FunctionEndpoint(String url) {

    private static final String ECHO = "echo:";

    /** Checks that the URL is one. */
    public FunctionEndpoint {
        if (!url.equals(ECHO) && URI.create(url).getHost() == null) {
            throw new IllegalArgumentException("neither an HTTP URL nor echo: " + url);
        }
    }

    /** Whether this is the function that answers its event. */
    boolean echoes() {
        return url.equals(ECHO);
    }

    /** Where the event is posted to. */
    URI uri() {
        return URI.create(url);
    }
}
