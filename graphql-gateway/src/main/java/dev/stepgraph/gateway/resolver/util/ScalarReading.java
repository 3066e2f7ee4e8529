package dev.stepgraph.gateway.resolver.util;

import org.jspecify.annotations.Nullable;

/** What the texts in an XML document are taken for. */
enum ScalarReading {

    /** Everything stays text. */
    TEXT {
        @Override
        @Nullable Object read(String text) {
            return text;
        }
    },

    /** What looks like a number, a boolean or null is one; not so a number with leading zeros. */
    TYPED {
        @Override
        @Nullable Object read(String text) {
            return switch (text) {
                case "true" -> true;
                case "false" -> false;
                case "null" -> null;
                default -> looksNumeric(text) ? numberOr(text) : text;
            };
        }
    };

    abstract @Nullable Object read(String text);

    private static boolean looksNumeric(String text) {
        int start = text.startsWith("-") ? 1 : 0;
        boolean startsWithDigit = text.length() > start && isDigit(text.charAt(start));
        boolean hasLeadingZero =
                text.length() > start + 1
                        && text.charAt(start) == '0'
                        && isDigit(text.charAt(start + 1));
        return startsWithDigit && !hasLeadingZero && text.length() <= 40;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static Object numberOr(String text) {
        Number number = PlainValues.asNumber(text);
        return number == null ? text : number;
    }
}
