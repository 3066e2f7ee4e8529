package dev.stepgraph.gateway.auth.lambda;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

/**
 * What an authorizer function decided.
 *
 * @param resolverContext what it says to resolvers, texts by name
 * @param deniedFields fields that it closes, as {@code Type.field} or ARNs
 * @param ttlOverride for how long to remember the decision; absent: as the API says
 */
record Decision(
        boolean authorized,
        JsonNode resolverContext,
        Set<String> deniedFields,
        @Nullable Duration ttlOverride) {

    /** What resolvers are told may have so many characters of JSON. */
    private static final int MAX_CONTEXT = 5 * 1024 * 1024;

    private static final int MAX_TTL_SECONDS = 3_600;

    /** Reads a function's answer. What is not an answer authorises nobody. */
    static Decision read(JsonNode answer) {
        JsonNode authorized = answer.path("isAuthorized");
        Set<String> denied = new HashSet<>();
        for (JsonNode field : answer.path("deniedFields")) {
            denied.add(field.asString(""));
        }
        JsonNode ttl = answer.path("ttlOverride");
        return new Decision(
                authorized.isBoolean() && authorized.booleanValue(),
                context(answer.path("resolverContext")),
                denied,
                ttl.isNumber() ? ttl(ttl.asLong(0)) : null);
    }

    private static Duration ttl(long seconds) {
        return Duration.ofSeconds(Math.clamp(seconds, 0, MAX_TTL_SECONDS));
    }

    /** Texts stay, numbers and booleans become texts, and what has members is left out. */
    private static ObjectNode context(JsonNode given) {
        ObjectNode context = JsonNodeFactory.instance.objectNode();
        int size = 0;
        for (var member : given.properties()) {
            if (member.getValue().isValueNode() && !member.getValue().isNull()) {
                String value = member.getValue().asString();
                size += member.getKey().length() + value.length();
                if (size > MAX_CONTEXT) {
                    break;
                }
                context.put(member.getKey(), value);
            }
        }
        return context;
    }
}
