package dev.stepgraph.gateway.workflow;

import dev.stepgraph.common.json.JsonText;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes of workflow-service's answers the objects that the schema describes.
 *
 * <p>A payload becomes its own text here, because only then a text that looks like a number stays
 * one.
 */
final class Views {

    /** Tells an object that was answered whole from an element of a list. */
    private static final String WHOLE = "whole";

    private Views() {}

    /** How much of an object was answered. */
    enum Extent {
        WHOLE,
        SUMMARY
    }

    static ObjectNode stateMachine(JsonNode answer, Extent extent) {
        ObjectNode view = copy(answer, extent);
        view.set("id", answer.path("arn"));
        return withText(view, "definition");
    }

    static ObjectNode execution(JsonNode answer, Extent extent) {
        return withText(withText(copy(answer, extent), "input"), "output");
    }

    static ObjectNode event(JsonNode answer) {
        ObjectNode view = copy(answer, Extent.WHOLE);
        String type = answer.path("type").asString("");
        if (type.endsWith("StateEntered") || type.endsWith("StateExited")) {
            view.set("stateName", answer.path("details").path("name"));
        }
        return withText(view, "details");
    }

    static boolean isWhole(JsonNode view) {
        return view.path(WHOLE).asBoolean(false);
    }

    /** A member as a field's value: null where there is none. */
    static JsonNode member(JsonNode view, String name) {
        JsonNode value = view.path(name);
        return value.isMissingNode() ? NullNode.getInstance() : value;
    }

    private static ObjectNode copy(JsonNode answer, Extent extent) {
        ObjectNode view = JsonNodeFactory.instance.objectNode();
        answer.properties().forEach(member -> view.set(member.getKey(), member.getValue()));
        return view.put(WHOLE, extent == Extent.WHOLE);
    }

    private static ObjectNode withText(ObjectNode view, String member) {
        JsonNode value = view.get(member);
        return value == null ? view : view.put(member, JsonText.write(value));
    }
}
