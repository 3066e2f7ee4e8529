package dev.stepgraph.workflow.asl.path;

import tools.jackson.databind.JsonNode;

import java.util.Map;

/**
 * Values as Java's collections print themselves, <code>{a=1, b=[x, null]}</code>: so AWS writes
 * objects and arrays into texts.
 */
public final class JavaNotation {

    private final StringBuilder text = new StringBuilder();
    private final int limit;

    private JavaNotation(int limit) {
        this.limit = limit;
    }

    /** The value's text, cut after about that many characters. */
    public static String of(JsonNode value, int limit) {
        JavaNotation notation = new JavaNotation(limit);
        notation.append(value);
        return notation.text.toString();
    }

    private void append(JsonNode value) {
        switch (value.getNodeType()) {
            case OBJECT -> appendObject(value);
            case ARRAY -> appendArray(value);
            case STRING -> text.append(value.stringValue());
            case NUMBER -> text.append(value.numberValue());
            case BOOLEAN -> text.append(value.booleanValue());
            case NULL, MISSING, BINARY, POJO -> text.append("null");
        }
    }

    private void appendObject(JsonNode value) {
        text.append('{');
        String separator = "";
        for (Map.Entry<String, JsonNode> property : value.properties()) {
            if (text.length() > limit) {
                return;
            }
            text.append(separator).append(property.getKey()).append('=');
            append(property.getValue());
            separator = ", ";
        }
        text.append('}');
    }

    private void appendArray(JsonNode value) {
        text.append('[');
        String separator = "";
        for (JsonNode element : value) {
            if (text.length() > limit) {
                return;
            }
            text.append(separator);
            append(element);
            separator = ", ";
        }
        text.append(']');
    }
}
