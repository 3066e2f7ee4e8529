package dev.stepgraph.gateway.resolver;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One field of one object that a resolver is asked for.
 *
 * @param scope what it shares with the operation's other fields
 * @param typeName the object's type
 * @param fieldName the field
 * @param arguments the field's arguments, as far as they were given
 * @param source the object; null at the root
 * @param info {@code ctx.info}: names, variables and the selection below the field
 */
public record FieldCall(
        CallScope scope,
        String typeName,
        String fieldName,
        ObjectNode arguments,
        JsonNode source,
        ObjectNode info) {}
