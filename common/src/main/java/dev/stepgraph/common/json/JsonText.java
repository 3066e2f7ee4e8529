package dev.stepgraph.common.json;

import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

import java.nio.charset.StandardCharsets;

/**
 * JSON text to values and back, by one set of rules: duplicate members and trailing text are
 * refused, numbers keep their digits, depth and the length of numbers are bounded by Jackson's
 * constraints, and what is written is always text that UTF-8 can carry.
 */
public final class JsonText {

    private static final JsonMapper MAPPER =
            JsonMapper.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
                    .disable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
                    .build();

    private static final JsonMapper ASCII =
            MAPPER.rebuild().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private JsonText() {}

    /**
     * The value that the text stands for.
     *
     * @throws tools.jackson.core.JacksonException if it is not exactly one JSON value
     */
    public static JsonNode parse(String text) {
        return MAPPER.readTree(text);
    }

    /**
     * The value that the text stands for, in any of the encodings that JSON may have.
     *
     * @throws tools.jackson.core.JacksonException if it is not exactly one JSON value
     */
    public static JsonNode parse(byte[] text) {
        return MAPPER.readTree(text);
    }

    /** The value as compact text. A surrogate that stands alone is escaped. */
    public static String write(JsonNode value) {
        String text = MAPPER.writeValueAsString(value);
        return isUnicode(text) ? text : ASCII.writeValueAsString(value);
    }

    /** The value as compact text in UTF-8. A surrogate that stands alone is escaped. */
    public static byte[] writeBytes(JsonNode value) {
        return write(value).getBytes(StandardCharsets.UTF_8);
    }

    /** Whether every surrogate in the text has its other half, so that UTF-8 can carry it. */
    public static boolean isUnicode(CharSequence text) {
        int i = 0;
        while (i < text.length()) {
            int codePoint = Character.codePointAt(text, i);
            if (codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE) {
                return false;
            }
            i += Character.charCount(codePoint);
        }
        return true;
    }
}
