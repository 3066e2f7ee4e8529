package dev.stepgraph.common.json;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;

/**
 * Reads and writes JSON of which nothing is known but that somebody sent it.
 *
 * <p>What is read and written again means the same, and its text differs at most in white space,
 * escapes and the notation of exponents. Trees are shared freely, so nobody changes one that was
 * read here.
 */
public final class JsonText {

    /** How deep arrays and objects may nest. */
    public static final int MAX_DEPTH = 1_000;

    /** How many characters a number may have. */
    public static final int MAX_NUMBER_LENGTH = 1_000;

    /** How large the exponent of a number may be, and its negative how small. */
    public static final int MAX_EXPONENT = 1_000_000_000;

    private static final JsonMapper MAPPER =
            JsonMapper.builder(
                            JsonFactory.builder()
                                    .streamReadConstraints(
                                            StreamReadConstraints.builder()
                                                    .maxNestingDepth(MAX_DEPTH)
                                                    .maxNumberLength(MAX_NUMBER_LENGTH)
                                                    .build())
                                    .build())
                    .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .enable(JsonNodeFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .nodeFactory(new BoundedNodes())
                    .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
                    .build();

    private JsonText() {}

    /**
     * Reads one JSON value. A fraction keeps its digits: {@code 1.0} is not {@code 1}.
     *
     * @throws InvalidJsonException if the text is not exactly one value, repeats a key, or goes
     *     beyond a limit of this class
     */
    public static JsonNode parse(String text) {
        return parse(() -> MAPPER.readTree(text));
    }

    /**
     * Reads one JSON value in any of the encodings that JSON may have.
     *
     * @throws InvalidJsonException as {@link #parse(String)} does
     */
    public static JsonNode parse(byte[] text) {
        return parse(() -> MAPPER.readTree(text));
    }

    /**
     * The value's compact text. What UTF-8 or PostgreSQL's {@code text} cannot hold (lone
     * surrogates, U+0000) is escaped.
     *
     * @throws IllegalArgumentException if the value nests twice as deep as {@link #MAX_DEPTH}:
     *     {@link JsonSize} tells beforehand
     */
    public static String write(JsonNode value) {
        StringBuilder text = new StringBuilder(128);
        JsonWriter.append(text, value, 0);
        return text.toString();
    }

    /**
     * The compact text of maps, iterables, text, numbers, booleans, nulls and the trees among them;
     * of anything else, what it says of itself, as text.
     *
     * @throws IllegalArgumentException as {@link #write(JsonNode)} does
     */
    public static String writePlain(@Nullable Object value) {
        StringBuilder text = new StringBuilder(256);
        JsonWriter.append(text, value, 0);
        return text.toString();
    }

    /** The value's compact text in UTF-8. */
    public static byte[] writeBytes(JsonNode value) {
        return write(value).getBytes(StandardCharsets.UTF_8);
    }

    /** Whether every surrogate in the text has its other half, so that UTF-8 can carry it. */
    public static boolean isUnicode(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i)) && JsonWriter.isLoneSurrogate(text, i)) {
                return false;
            }
        }
        return true;
    }

    private static JsonNode parse(Supplier<JsonNode> reading) {
        JsonNode value;
        try {
            value = reading.get();
        } catch (JacksonException e) {
            TokenStreamLocation location = e.getLocation();
            int line = location == null ? 1 : location.getLineNr();
            int column = location == null ? 1 : location.getColumnNr();
            throw new InvalidJsonException(e.getOriginalMessage(), line, column);
        } catch (NumberFormatException e) {
            throw new InvalidJsonException("A number is out of range", 1, 1);
        }
        if (value.isMissingNode()) {
            throw new InvalidJsonException("No content to map due to end-of-input", 1, 1);
        }
        return value;
    }
}
