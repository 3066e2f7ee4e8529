package dev.stepgraph.gateway.workflow;

import org.jspecify.annotations.Nullable;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * The path and query of a call.
 *
 * @param text encoded
 */
record CallPath(String text) {

    /** With one more segment, before any parameter. */
    CallPath segment(String value) {
        return new CallPath(text + '/' + encoded(value));
    }

    /** With one more parameter, unless it is absent. */
    CallPath with(String name, @Nullable Object value) {
        if (value == null) {
            return this;
        }
        char separator = text.indexOf('?') < 0 ? '?' : '&';
        return new CallPath(text + separator + name + '=' + encoded(value.toString()));
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
