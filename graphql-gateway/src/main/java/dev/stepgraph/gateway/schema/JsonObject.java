package dev.stepgraph.gateway.schema;

import dev.stepgraph.common.json.JsonText;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A JSON object as the source of fields.
 *
 * <p>It is wrapped because the node itself is iterable and would pass for a list.
 *
 * @param node the object
 */
public record JsonObject(ObjectNode node) {

    /** A member; missing where there is none. */
    public JsonNode member(String name) {
        return node.path(name);
    }

    /** The object as JSON. */
    @Override
    public String toString() {
        return JsonText.write(node);
    }
}
