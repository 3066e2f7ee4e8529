package dev.stepgraph.common.json;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.util.Map;

/** The compact notation of values; {@link JsonSize} counts what this writes. */
final class JsonWriter {

    private static final char[] HEX = "0123456789ABCDEF".toCharArray();

    private JsonWriter() {}

    static void append(StringBuilder text, JsonNode value, int depth) {
        switch (value.getNodeType()) {
            case OBJECT -> appendObject(text, value, deeper(depth));
            case ARRAY -> appendArray(text, value, deeper(depth));
            case STRING -> appendString(text, value.stringValue());
            case NUMBER -> appendNumber(text, value);
            case BOOLEAN -> text.append(value.booleanValue());
            case NULL -> text.append("null");
            case MISSING, BINARY, POJO ->
                    throw new IllegalArgumentException("Not JSON: " + value.getNodeType());
        }
    }

    static void append(StringBuilder text, @Nullable Object value, int depth) {
        switch (value) {
            case null -> text.append("null");
            case JsonNode tree -> append(text, tree, depth);
            case Map<?, ?> members -> appendMembers(text, members, deeper(depth));
            case Iterable<?> elements -> appendElements(text, elements, deeper(depth));
            case Boolean truth -> text.append(truth.booleanValue());
            case Number number -> text.append(number);
            default -> appendString(text, value.toString());
        }
    }

    /** The escape of a character that cannot stand for itself; 0 if it can, 'u' for \\uXXXX. */
    static char escape(char c) {
        return switch (c) {
            case '"', '\\' -> c;
            case '\b' -> 'b';
            case '\t' -> 't';
            case '\n' -> 'n';
            case '\f' -> 'f';
            case '\r' -> 'r';
            default -> c < ' ' ? 'u' : 0;
        };
    }

    /** Whether the character at {@code index} is one half of a pair whose other half is missing. */
    static boolean isLoneSurrogate(String value, int index) {
        char c = value.charAt(index);
        if (Character.isHighSurrogate(c)) {
            return index + 1 == value.length()
                    || !Character.isLowSurrogate(value.charAt(index + 1));
        }
        return Character.isLowSurrogate(c)
                && (index == 0 || !Character.isHighSurrogate(value.charAt(index - 1)));
    }

    static int deeper(int depth) {
        if (depth >= 2 * JsonText.MAX_DEPTH) {
            throw new IllegalArgumentException("The value nests too deep to be written");
        }
        return depth + 1;
    }

    private static void appendObject(StringBuilder text, JsonNode value, int depth) {
        char separator = '{';
        for (Map.Entry<String, JsonNode> property : value.properties()) {
            text.append(separator);
            appendString(text, property.getKey());
            text.append(':');
            append(text, property.getValue(), depth);
            separator = ',';
        }
        text.append(separator == '{' ? "{}" : "}");
    }

    private static void appendArray(StringBuilder text, JsonNode value, int depth) {
        char separator = '[';
        for (JsonNode element : value) {
            text.append(separator);
            append(text, element, depth);
            separator = ',';
        }
        text.append(separator == '[' ? "[]" : "]");
    }

    private static void appendMembers(StringBuilder text, Map<?, ?> members, int depth) {
        char separator = '{';
        for (Map.Entry<?, ?> member : members.entrySet()) {
            text.append(separator);
            appendString(text, String.valueOf(member.getKey()));
            text.append(':');
            append(text, member.getValue(), depth);
            separator = ',';
        }
        text.append(separator == '{' ? "{}" : "}");
    }

    private static void appendElements(StringBuilder text, Iterable<?> elements, int depth) {
        char separator = '[';
        for (Object element : elements) {
            text.append(separator);
            append(text, element, depth);
            separator = ',';
        }
        text.append(separator == '[' ? "[]" : "]");
    }

    private static void appendNumber(StringBuilder text, JsonNode value) {
        if (value.isInt()) {
            text.append(value.intValue());
        } else if (value.isLong()) {
            text.append(value.longValue());
        } else {
            text.append(value.numberValue());
        }
    }

    private static void appendString(StringBuilder text, String value) {
        text.append('"');
        int written = 0;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            char escape = escape(c);
            if (escape == 0 && Character.isSurrogate(c) && isLoneSurrogate(value, i)) {
                escape = 'u';
            }
            if (escape != 0) {
                text.append(value, written, i).append('\\').append(escape);
                if (escape == 'u') {
                    appendHex(text, c);
                }
                written = i + 1;
            }
        }
        text.append(value, written, value.length()).append('"');
    }

    private static void appendHex(StringBuilder text, char c) {
        for (int shift = 12; shift >= 0; shift -= 4) {
            text.append(HEX[(c >> shift) & 0xF]);
        }
    }
}
