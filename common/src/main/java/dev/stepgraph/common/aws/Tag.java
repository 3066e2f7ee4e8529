package dev.stepgraph.common.aws;

/**
 * A label that its owner sticks on a resource.
 *
 * @param key at most 128 characters
 * @param value at most 256 characters, possibly none
 */
public record Tag(String key, String value) {

    /** How long a key may be, in characters. */
    public static final int MAX_KEY_LENGTH = 128;

    /** How long a value may be, in characters. */
    public static final int MAX_VALUE_LENGTH = 256;

    public Tag {
        if (key.isEmpty() || key.length() > MAX_KEY_LENGTH) {
            throw new IllegalArgumentException("a tag's key has 1 to 128 characters");
        }
        if (value.length() > MAX_VALUE_LENGTH) {
            throw new IllegalArgumentException("a tag's value has at most 256 characters");
        }
    }
}
