package dev.stepgraph.gateway.workflow;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.time.Instant;
import java.util.Set;

/**
 * A field of this API that is asked for. Its arguments are as the schema wants them.
 *
 * @param arguments those that were given, and those with a default
 * @param source the object that the field belongs to; null at the root
 * @param selection the response keys below the field, each with those above it
 * @param deadline when the answer is no longer wanted
 */
record FieldRequest(ObjectNode arguments, JsonNode source, JsonNode selection, Instant deadline) {

    private static final String NODES = "nodes/";
    private static final String EDGES = "edges/node/";

    /** An argument that must be there. */
    String text(String name) {
        return arguments.path(name).asString("");
    }

    /** An argument that may be absent or null. */
    @Nullable String textOrNull(String name) {
        return textOrNull(arguments, name);
    }

    int integer(String name) {
        return arguments.path(name).asInt();
    }

    boolean flag(String name) {
        return arguments.path(name).asBoolean(false);
    }

    /** An argument that is an object; empty where it is absent or null. */
    ObjectNode object(String name) {
        return arguments.path(name) instanceof ObjectNode object ? object : arguments.objectNode();
    }

    /** Whether more is selected of the nodes of a connection than these fields. */
    boolean selectsOfNodesMoreThan(Set<String> fields) {
        return selection
                .valueStream()
                .map(JsonNode::asString)
                .filter(path -> path.startsWith(NODES) || path.startsWith(EDGES))
                .map(path ->
                        path.substring(path.startsWith(NODES) ? NODES.length() : EDGES.length()))
                .anyMatch(path -> path.indexOf('/') < 0 && !fields.contains(path));
    }

    static @Nullable String textOrNull(JsonNode object, String name) {
        JsonNode value = object.path(name);
        return value.isMissingNode() || value.isNull() ? null : value.asString();
    }
}
