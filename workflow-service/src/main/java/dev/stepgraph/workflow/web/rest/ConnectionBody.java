package dev.stepgraph.workflow.web.rest;

import io.swagger.v3.oas.annotations.media.Schema;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A connection as a request has it; a change gives everything anew, secrets included.
 *
 * @param name absent in a change
 * @param authorization {@code type} BASIC with {@code username} and {@code password}, API_KEY with
 *     {@code name} and {@code value}, or OAUTH_CLIENT_CREDENTIALS with {@code endpoint}, {@code
 *     method}, {@code clientId}, {@code clientSecret} and {@code parameters}
 * @param parameters what is added to each request: {@code headers}, {@code query} and {@code body},
 *     each a list of {@code key}, {@code value} and {@code secret}
 */
record ConnectionBody(
        @Nullable String name,
        @Nullable String description,
        @Schema(
                        implementation = Object.class,
                        example =
                                "{\"type\":\"BASIC\",\"username\":\"me\",\"password\":\"secret\"}")
                @Nullable JsonNode authorization,
        @Schema(
                        implementation = Object.class,
                        example =
                                "{\"headers\":[{\"key\":\"X-Tenant\",\"value\":\"a\",\"secret\":false}]}")
                @Nullable JsonNode parameters) {

    ObjectNode toJson() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        if (description != null) {
            json.put("description", description);
        }
        if (authorization != null) {
            json.set("authorization", authorization);
        }
        if (parameters != null) {
            json.set("parameters", parameters);
        }
        return json;
    }

    /** Says nothing: what was sent holds secrets. */
    @Override
    public String toString() {
        return "ConnectionBody[name=" + name + "]";
    }
}
