package dev.stepgraph.gateway.workflow;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.Map;

/**
 * A page of a list as Relay's connections have it.
 *
 * @param nodes its elements
 * @param hasNext whether something follows
 */
record Connection(List<ObjectNode> nodes, boolean hasNext) {

    /** What tells its elements apart, by that member. */
    List<String> keys(String member) {
        return nodes.stream().map(node -> node.path(member).asString()).toList();
    }

    /** The same page, with these elements in the place of those of the same key. */
    Connection replaced(String member, Map<String, ObjectNode> others) {
        List<ObjectNode> replaced =
                nodes.stream()
                        .map(node -> others.getOrDefault(node.path(member).asString(), node))
                        .toList();
        return new Connection(replaced, hasNext);
    }

    /**
     * The connection as it is answered.
     *
     * @param after the cursor after which the page began; absent: it is the first one
     * @param key the member that tells an element from the others
     */
    ObjectNode toJson(@Nullable String after, String key) {
        JsonNodeFactory factory = JsonNodeFactory.instance;
        List<String> cursors = keys(key).stream().map(Cursor::of).toList();
        ArrayNode edges = factory.arrayNode();
        for (int i = 0; i < nodes.size(); i++) {
            edges.addObject().put("cursor", cursors.get(i)).set("node", nodes.get(i));
        }
        ObjectNode page =
                factory.objectNode()
                        .put("hasNextPage", hasNext)
                        .put("hasPreviousPage", after != null);
        if (!cursors.isEmpty()) {
            page.put("startCursor", cursors.getFirst()).put("endCursor", cursors.getLast());
        }
        ObjectNode connection = factory.objectNode();
        connection.set("edges", edges);
        connection.set("nodes", factory.arrayNode().addAll(nodes));
        connection.set("pageInfo", page);
        return connection;
    }
}
