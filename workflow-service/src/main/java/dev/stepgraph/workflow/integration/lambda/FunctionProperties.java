package dev.stepgraph.workflow.integration.lambda;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import java.net.URI;
import java.util.Map;

/**
 * Functions that are not called through the Lambda API.
 *
 * @param functions what to call, by the function's bare name. The name is found however case,
 *     hyphens and underscores are written, since not every source of settings can tell them apart
 */
@ConfigurationProperties("stepgraph")
public record FunctionProperties(@DefaultValue Map<String, Endpoint> functions) {

    /**
     * Where a function answers.
     *
     * @param url an HTTP endpoint, to which the event is posted as JSON and whose answer is the
     *     result; or {@code echo:}, a function that answers its event
     */
    public record Endpoint(String url) {

        private static final String ECHO = "echo:";

        /** Checks that the URL is one. */
        public Endpoint {
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
}
