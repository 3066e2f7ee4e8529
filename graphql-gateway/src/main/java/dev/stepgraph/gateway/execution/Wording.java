package dev.stepgraph.gateway.execution;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Words GraphQL's own errors as AppSync does: as an earlier graphql-java did. */
final class Wording {

    /** All patterns are linear: each part is bounded by a character that it cannot contain. */
    private static final Pattern VALIDATION =
            Pattern.compile(
                    "Validation [Ee]rror \\((\\w+)(?:@\\[([^\\]]*)\\])?\\) ?: (.*)",
                    Pattern.DOTALL);

    private static final Pattern NON_NULL =
            Pattern.compile("The non-nullable type is '([^']*)' within parent type '([^']*)'");

    private static final String INVALID_VALUE = "' has an invalid value: ";
    private static final String NOT_VALID = "' is not a valid '";

    private Wording() {}

    /** {@code Validation error of type FieldUndefined: … @ 'path/to/field'}. */
    static String validation(String message) {
        Matcher matcher = VALIDATION.matcher(message);
        if (!matcher.matches()) {
            return message;
        }
        String path = matcher.group(2);
        String suffix = path == null || path.isEmpty() ? "" : " @ '" + path + "'";
        String description = withoutReason(matcher.group(3));
        return "Validation error of type " + matcher.group(1) + ": " + description + suffix;
    }

    /** {@code Variable 'name' has an invalid value. Unable to parse …}. */
    static String variable(String message) {
        return message.replace(INVALID_VALUE, "' has an invalid value. ");
    }

    /** {@code Cannot return null for non-nullable type: 'ID' within parent 'Todo' (/path)}. */
    static String nonNull(String message, String path) {
        Matcher matcher = NON_NULL.matcher(message);
        if (!matcher.find()) {
            return message;
        }
        return "Cannot return null for non-nullable type: '"
                + matcher.group(1)
                + "' within parent '"
                + matcher.group(2)
                + "' ("
                + path
                + ")";
    }

    /** What kept a literal from being of its type is not said. */
    private static String withoutReason(String description) {
        int start = description.indexOf(NOT_VALID);
        int end = start < 0 ? -1 : description.indexOf("' - ", start + NOT_VALID.length());
        return end < 0 ? description : description.substring(0, end + 1);
    }
}
