package dev.stepgraph.common.json;

import tools.jackson.databind.JsonNode;

import java.util.Map;

/**
 * How many bytes a value takes when {@link JsonText#write} writes it in UTF-8, without writing it.
 *
 * <p>A value that nests deeper than {@link JsonText#MAX_DEPTH} counts as too large for any limit,
 * because what is written must be readable again.
 */
public final class JsonSize {

    private final long limit;
    private long bytes;

    private JsonSize(long limit) {
        this.limit = limit;
    }

    /** Whether the value takes more bytes than the limit; stops counting when it knows. */
    public static boolean exceeds(JsonNode value, long limitBytes) {
        return !new JsonSize(limitBytes).add(value, 0);
    }

    /** The bytes the value takes, or one more than the limit if it exceeds it. */
    public static long upTo(JsonNode value, long limitBytes) {
        JsonSize size = new JsonSize(limitBytes);
        return size.add(value, 0) ? size.bytes : limitBytes + 1;
    }

    /** Adds a value; false as soon as the limit is passed. */
    private boolean add(JsonNode value, int depth) {
        return switch (value.getNodeType()) {
            case OBJECT -> depth < JsonText.MAX_DEPTH && addObject(value, depth + 1);
            case ARRAY -> depth < JsonText.MAX_DEPTH && addArray(value, depth + 1);
            case STRING -> addString(value.stringValue());
            case NUMBER -> add(numberLength(value));
            case BOOLEAN -> add(value.booleanValue() ? 4 : 5);
            case NULL -> add(4);
            case MISSING, BINARY, POJO ->
                    throw new IllegalArgumentException("Not JSON: " + value.getNodeType());
        };
    }

    private boolean add(long more) {
        bytes += more;
        return bytes <= limit;
    }

    /** The braces and commas first, then what is between them. */
    private boolean addObject(JsonNode value, int depth) {
        if (!add(value.isEmpty() ? 2 : 1 + 2L * value.size())) {
            return false;
        }
        for (Map.Entry<String, JsonNode> property : value.properties()) {
            if (!addString(property.getKey()) || !add(property.getValue(), depth)) {
                return false;
            }
        }
        return true;
    }

    private boolean addArray(JsonNode value, int depth) {
        if (!add(value.isEmpty() ? 2 : 1 + (long) value.size())) {
            return false;
        }
        for (JsonNode element : value) {
            if (!add(element, depth)) {
                return false;
            }
        }
        return true;
    }

    private boolean addString(String value) {
        if (!add(value.length() + 2L)) {
            return false;
        }
        long extra = 0;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c < ' ' || c >= 0x80 || c == '"' || c == '\\') {
                extra += extraBytes(value, i, c);
            }
        }
        return add(extra);
    }

    /** What a character takes beyond one byte; of a pair each half takes two. */
    private static int extraBytes(String value, int index, char c) {
        char escape = JsonWriter.escape(c);
        if (escape != 0) {
            return escape == 'u' ? 5 : 1;
        }
        if (Character.isSurrogate(c)) {
            return JsonWriter.isLoneSurrogate(value, index) ? 5 : 1;
        }
        return c < 0x800 ? 1 : 2;
    }

    private static int numberLength(JsonNode value) {
        if (value.isInt() || value.isLong()) {
            return digits(value.longValue());
        }
        return value.numberValue().toString().length();
    }

    private static int digits(long value) {
        if (value == Long.MIN_VALUE) {
            return 20;
        }
        int length = value < 0 ? 2 : 1;
        for (long rest = Math.abs(value); rest >= 10; rest /= 10) {
            length++;
        }
        return length;
    }
}
