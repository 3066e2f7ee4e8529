package dev.stepgraph.gateway.resolver.util;

/** Text as the inside of a JavaScript string literal, in ASCII. */
final class JavaScriptText {

    private JavaScriptText() {}

    static String escape(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            append(escaped, text.charAt(i));
        }
        return escaped.toString();
    }

    private static void append(StringBuilder escaped, char c) {
        switch (c) {
            case '\'', '"', '\\', '/' -> escaped.append('\\').append(c);
            case '\b' -> escaped.append("\\b");
            case '\n' -> escaped.append("\\n");
            case '\t' -> escaped.append("\\t");
            case '\f' -> escaped.append("\\f");
            case '\r' -> escaped.append("\\r");
            default -> {
                if (c < ' ' || c > '~') {
                    escaped.append(String.format("\\u%04X", (int) c));
                } else {
                    escaped.append(c);
                }
            }
        }
    }
}
