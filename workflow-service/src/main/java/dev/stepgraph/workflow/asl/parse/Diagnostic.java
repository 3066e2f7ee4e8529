package dev.stepgraph.workflow.asl.parse;

import org.jspecify.annotations.Nullable;

/**
 * A problem of a definition.
 *
 * @param severity whether the definition is refused for it
 * @param code AWS's code, one of {@link DiagnosticCode}: {@code SCHEMA_VALIDATION_FAILED}, …
 * @param message what is wrong, as AWS words it; at most {@value #LONGEST_MESSAGE} characters
 * @param location where: {@code /States/Name/Field}, or {@code /} for the top level; absent where
 *     the whole text is meant; at most {@value #LONGEST_LOCATION} characters
 */
public record Diagnostic(
        Severity severity, String code, String message, @Nullable String location) {

    /** Names of 1 MiB may be quoted in a message: there is an end to it. */
    static final int LONGEST_MESSAGE = 2_000;

    static final int LONGEST_LOCATION = 1_000;

    public Diagnostic {
        message = shorten(message, LONGEST_MESSAGE);
        location = location == null ? null : shorten(location, LONGEST_LOCATION);
    }

    /** Whether the definition is refused. */
    public enum Severity {
        ERROR,
        WARNING
    }

    private static String shorten(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        boolean splitsPair = Character.isHighSurrogate(text.charAt(longest - 2));
        return text.substring(0, splitsPair ? longest - 2 : longest - 1) + "…";
    }
}
