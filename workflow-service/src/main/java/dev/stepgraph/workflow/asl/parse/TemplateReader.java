package dev.stepgraph.workflow.asl.parse;

import dev.stepgraph.workflow.asl.path.InvalidExpressionException;
import dev.stepgraph.workflow.asl.path.PayloadTemplate;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Map;

/** Reads payload templates (States Language, "Payload Template"). */
final class TemplateReader {

    /** What the name of a computed field ends in. */
    static final String COMPUTED = ".$";

    private TemplateReader() {}

    /** The template in a field of a state; absent if it is missing or faulty. */
    static @Nullable PayloadTemplate read(StateReading state, String field) {
        JsonNode template = state.fields().get(field);
        if (template == null || !isSound(state, template, state.fields().at(field))) {
            return null;
        }
        try {
            return state.expressions().template(template);
        } catch (InvalidExpressionException invalid) {
            state.diagnostics().schemaError(invalid.reason(), state.fields().at(field));
            return null;
        }
    }

    /** Walks the whole template, so that each faulty field has a diagnostic of its own. */
    private static boolean isSound(StateReading state, JsonNode template, Location location) {
        boolean sound = true;
        Deque<Node> open = new ArrayDeque<>();
        open.add(new Node(template, location));
        while (!open.isEmpty()) {
            Node node = open.removeFirst();
            for (Map.Entry<String, JsonNode> field : node.value().properties()) {
                if (field.getKey().endsWith(COMPUTED)) {
                    sound &= isComputable(state, field, node.location());
                } else {
                    Location inner = node.location().field(field.getKey());
                    LooksComputed.warnOfMissingDollar(state, field, inner);
                    open.add(new Node(field.getValue(), inner));
                }
            }
            if (node.value().isArray()) {
                addElements(node, open);
            }
        }
        return sound;
    }

    private static void addElements(Node array, Deque<Node> open) {
        for (int i = 0; i < array.value().size(); i++) {
            open.add(new Node(array.value().get(i), array.location().element(i)));
        }
    }

    private static boolean isComputable(
            StateReading state, Map.Entry<String, JsonNode> field, Location location) {
        String name = "The value for the field '" + field.getKey() + "' must be ";
        JsonNode value = field.getValue();
        if (!value.isString()) {
            String type = value.getNodeType().name().toUpperCase(Locale.ROOT);
            String problem = "a STRING that contains a JSONPath but was an " + type;
            state.diagnostics().schemaError(name + problem, location);
            return false;
        }
        if (Variables.beginsIn(value.stringValue())) {
            state.uses(LaterFeature.VARIABLES, location.field(field.getKey()));
            return false;
        }
        try {
            state.expressions().expression(value.stringValue());
            return true;
        } catch (InvalidExpressionException invalid) {
            String problem = "a valid JSONPath or a valid intrinsic function call";
            state.diagnostics().schemaError(name + problem, location);
            return false;
        }
    }

    private record Node(JsonNode value, Location location) {}
}
