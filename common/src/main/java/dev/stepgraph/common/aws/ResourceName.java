package dev.stepgraph.common.aws;

/**
 * The rule for names of state machines, executions and activities: up to 80 characters, without
 * white space, brackets, wildcards, quotes, separators, control characters and surrogates.
 */
public final class ResourceName {

    /** How long a name may be, in characters. */
    public static final int MAX_LENGTH = 80;

    private static final String FORBIDDEN = "<>{}[]?*\"#%\\^|~`$&,;:/";

    private ResourceName() {}

    /**
     * Makes sure that the text may be a name.
     *
     * @throws AwsException InvalidName if not
     */
    public static String check(String name) {
        if (name.isEmpty()
                || name.length() > MAX_LENGTH
                || !name.chars().allMatch(c -> allowed(c))) {
            throw new AwsException(AwsErrorCode.InvalidName, "Invalid Name: '" + name + "'");
        }
        return name;
    }

    private static boolean allowed(int c) {
        if (c > ' ' && c < 0x7f) {
            return FORBIDDEN.indexOf(c) < 0;
        }
        return c >= 0xa0
                && !Character.isWhitespace(c)
                && !Character.isSpaceChar(c)
                && !Character.isSurrogate((char) c)
                && c < 0xfffe;
    }
}
