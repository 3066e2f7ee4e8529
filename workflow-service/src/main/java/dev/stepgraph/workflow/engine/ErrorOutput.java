package dev.stepgraph.workflow.engine;

import org.jspecify.annotations.Nullable;

/**
 * How something failed: the value that Retry and Catch match (States Language, "Errors").
 *
 * @param error the error's name; a Fail state may leave it out
 * @param cause a text for people
 */
public record ErrorOutput(@Nullable String error, @Nullable String cause) {

    /** How many characters an error's name may have. */
    public static final int MAX_ERROR = 256;

    /** How many characters a cause may have. */
    public static final int MAX_CAUSE = 32_768;

    /** Cuts what is longer than AWS's quotas. */
    public ErrorOutput {
        error = cut(error, MAX_ERROR);
        cause = cut(cause, MAX_CAUSE);
    }

    private static @Nullable String cut(@Nullable String text, int most) {
        return text == null || text.length() <= most ? text : text.substring(0, most);
    }
}
