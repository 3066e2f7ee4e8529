package dev.stepgraph.common.aws.accesskey;

import dev.stepgraph.common.aws.AccessPolicy;
import dev.stepgraph.common.aws.AccessPolicy.Effect;
import dev.stepgraph.common.aws.AccessPolicy.Statement;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.List;

/** Policies as JSON: a list of {@code {effect, actions, resources}}. */
public final class PolicyJson {

    private PolicyJson() {}

    /** Writes a policy's statements. */
    public static ArrayNode write(AccessPolicy policy) {
        ArrayNode statements = JsonNodeFactory.instance.arrayNode();
        for (Statement statement : policy.statements()) {
            ObjectNode written = statements.addObject();
            written.put("effect", statement.effect().name());
            statement.actions().forEach(written.putArray("actions")::add);
            statement.resources().forEach(written.putArray("resources")::add);
        }
        return statements;
    }

    /**
     * Reads statements; the effect is to allow, and resources are all, unless they say otherwise.
     *
     * @param list whose shape was looked at before
     */
    public static List<Statement> read(JsonNode list) {
        List<Statement> statements = new ArrayList<>();
        for (JsonNode statement : list) {
            statements.add(
                    new Statement(
                            Effect.valueOf(statement.path("effect").asString(Effect.ALLOW.name())),
                            texts(statement.path("actions")),
                            statement.has("resources")
                                    ? texts(statement.path("resources"))
                                    : List.of("*")));
        }
        return statements;
    }

    private static List<String> texts(JsonNode array) {
        return array.valueStream().map(JsonNode::stringValue).toList();
    }
}
