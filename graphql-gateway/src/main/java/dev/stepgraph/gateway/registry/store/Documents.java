package dev.stepgraph.gateway.registry.store;

import dev.stepgraph.common.json.JsonText;

import tools.jackson.databind.node.ObjectNode;

/** JSON objects in columns. */
final class Documents {

    private Documents() {}

    static String write(ObjectNode document) {
        return JsonText.write(document);
    }

    static ObjectNode read(String text) {
        return (ObjectNode) JsonText.parse(text);
    }
}
