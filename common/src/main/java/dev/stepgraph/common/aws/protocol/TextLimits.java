package dev.stepgraph.common.aws.protocol;

/**
 * How long a text may be, in characters, and whether its value may be repeated in an error.
 *
 * @param sensitive whether errors leave the value out
 */
public record TextLimits(int min, int max, boolean sensitive) {

    /** A text that errors may repeat. */
    public static TextLimits of(int min, int max) {
        return new TextLimits(min, max, false);
    }

    /** A text that errors never repeat. */
    public static TextLimits sensitive(int min, int max) {
        return new TextLimits(min, max, true);
    }
}
