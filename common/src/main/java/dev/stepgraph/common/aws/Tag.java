package dev.stepgraph.common.aws;

import java.util.regex.Pattern;

/**
 * A label that its owner sticks on a resource.
 *
 * @param key at most 128 characters
 * @param value at most 256 characters, possibly none
 */
public record Tag(String key, String value) {

    private static final Pattern CHARACTERS = Pattern.compile("[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*");

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

    /**
     * The tag that a caller asked for.
     *
     * @throws AwsException ValidationException if it has forbidden characters or lengths, or a key
     *     that is kept for the service's own tags
     */
    public static Tag checked(String key, String value) {
        boolean fits =
                !key.isEmpty()
                        && key.length() <= MAX_KEY_LENGTH
                        && value.length() <= MAX_VALUE_LENGTH;
        boolean allowed = CHARACTERS.matcher(key).matches() && CHARACTERS.matcher(value).matches();
        if (!fits || !allowed || key.startsWith("aws:")) {
            throw new AwsException(
                    AwsErrorCode.ValidationException,
                    "Tags consist of letters, digits, white space and _.:/=+-@; keys have 1 to 128"
                            + " characters and do not begin with aws:, values have at most 256");
        }
        return new Tag(key, value);
    }
}
