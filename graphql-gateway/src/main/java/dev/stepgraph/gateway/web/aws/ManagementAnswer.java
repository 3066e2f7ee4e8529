package dev.stepgraph.gateway.web.aws;

import dev.stepgraph.common.json.JsonText;
import dev.stepgraph.gateway.registry.AppSyncException;

import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.nio.charset.StandardCharsets;

/**
 * An answer, ready for the transport.
 *
 * @param status the HTTP status
 * @param errorType the error's name; absent: there is none
 * @param mediaType what the body is
 * @param body as it is sent
 */
@SuppressWarnings("ArrayRecordComponent") // it is handed to the socket, once
record ManagementAnswer(int status, @Nullable String errorType, MediaType mediaType, byte[] body) {

    private static final int OK = 200;

    /** An answer without members. */
    static ManagementAnswer empty() {
        return of(JsonNodeFactory.instance.objectNode());
    }

    /** The members of an answer. */
    static ManagementAnswer of(JsonNode members) {
        return new ManagementAnswer(
                OK, null, MediaType.APPLICATION_JSON, JsonText.writeBytes(members));
    }

    /** An answer of one member. */
    static ManagementAnswer of(String member, JsonNode value) {
        ObjectNode members = JsonNodeFactory.instance.objectNode();
        members.set(member, value);
        return of(members);
    }

    /** An answer that is a text rather than members. */
    static ManagementAnswer text(String text, MediaType mediaType) {
        return new ManagementAnswer(OK, null, mediaType, text.getBytes(StandardCharsets.UTF_8));
    }

    /** The answer that carries an error. */
    static ManagementAnswer refuse(AppSyncException e) {
        ObjectNode error = JsonNodeFactory.instance.objectNode();
        error.put("message", e.getMessage());
        if (e.detail() != null) {
            error.setAll(e.detail());
        }
        return new ManagementAnswer(
                e.code().httpStatus(),
                e.code().name(),
                MediaType.APPLICATION_JSON,
                JsonText.writeBytes(error));
    }
}
