package dev.stepgraph.gateway.resolver.script;

import dev.stepgraph.common.json.JsonText;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A context as a child is sent it.
 *
 * @param first what is read at once, as JSON
 * @param rest what is read when a handler asks for it, as JSON; absent where all of it is in the
 *     first
 */
record ContextTexts(String first, @Nullable String rest) {

    /** Those that few handlers look at. They are large. */
    private static final List<String> LATER = List.of("identity", "info", "request", "env");

    private static final Set<String> KNOWN =
            Set.of(
                    "arguments",
                    "identity",
                    "source",
                    "stash",
                    "prev",
                    "info",
                    "request",
                    "env",
                    "result",
                    "error");

    /** Of nothing. */
    static ContextTexts empty() {
        return new ContextTexts("{}", null);
    }

    /** Of a context's members. One that is only tried out may have any. */
    static ContextTexts of(ObjectNode members) {
        boolean isUsual =
                LATER.stream().allMatch(members::has)
                        && members.path("request").isObject()
                        && KNOWN.containsAll(members.propertyNames());
        if (!isUsual) {
            return new ContextTexts(JsonText.write(members), null);
        }
        ObjectNode first = JsonNodeFactory.instance.objectNode();
        ObjectNode rest = JsonNodeFactory.instance.objectNode();
        for (Map.Entry<String, JsonNode> member : members.properties()) {
            ObjectNode part = LATER.contains(member.getKey()) ? rest : first;
            part.set(member.getKey(), member.getValue());
        }
        return new ContextTexts(JsonText.write(first), JsonText.write(rest));
    }
}
