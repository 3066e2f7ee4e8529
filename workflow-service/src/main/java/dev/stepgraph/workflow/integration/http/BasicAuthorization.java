package dev.stepgraph.workflow.integration.http;

import dev.stepgraph.common.http.HeaderField;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** HTTP Basic authentication (RFC 7617). */
final class BasicAuthorization {

    private BasicAuthorization() {}

    /** The header for that user. */
    static HeaderField header(String username, String password) {
        byte[] pair = (username + ":" + password).getBytes(StandardCharsets.UTF_8);
        return new HeaderField(
                "Authorization", "Basic " + Base64.getEncoder().encodeToString(pair));
    }
}
