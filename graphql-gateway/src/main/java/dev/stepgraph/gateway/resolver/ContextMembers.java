package dev.stepgraph.gateway.resolver;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A context's members, of which most handlers look at one or two: {@code arguments, identity,
 * source, stash, prev, info, request, env, result, error}. Never changed; a handler's changes of
 * the stash are in its result.
 */
public interface ContextMembers {

    /** A member, such as {@code stash}; missing where there is none. */
    JsonNode get(String name);

    /** All of them. */
    ObjectNode toJson();

    /** Those of an object. */
    static ContextMembers of(ObjectNode object) {
        return new ContextMembers() {

            @Override
            public JsonNode get(String name) {
                return object.path(name);
            }

            @Override
            public ObjectNode toJson() {
                return object;
            }
        };
    }
}
