package dev.stepgraph.workflow.asl.parse;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.regex.Pattern;

/**
 * Demands timestamps of RFC 3339 with an upper-case {@code T}, and an upper-case {@code Z} where
 * there is no offset (States Language, "Timestamps").
 */
final class Timestamps {

    private static final Pattern SHAPE =
            Pattern.compile(
                    "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,9})?(Z|[+-]\\d\\d:\\d\\d)");

    /** No timestamp is longer: what is need not be looked at. */
    private static final int LONGEST = 35;

    private Timestamps() {}

    /** Whether it is one; if not, a diagnostic says so. */
    static boolean check(String text, Location location, DiagnosticCollector diagnostics) {
        boolean sound = isTimestamp(text);
        if (!sound) {
            diagnostics.schemaError("String does not match RFC3339 timestamp", location);
        }
        return sound;
    }

    private static boolean isTimestamp(String text) {
        if (text.length() > LONGEST || !SHAPE.matcher(text).matches()) {
            return false;
        }
        try {
            OffsetDateTime.parse(text);
            return true;
        } catch (DateTimeException noSuchDay) {
            return false;
        }
    }
}
