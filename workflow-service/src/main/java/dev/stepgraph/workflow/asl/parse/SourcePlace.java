package dev.stepgraph.workflow.asl.parse;

/**
 * The place of a syntax error as AWS words it, which is how Jackson 2 worded it: {@code [Source:
 * (String)"…"; line: 1, column: 4]}.
 */
final class SourcePlace {

    /** As many characters of the text are quoted. */
    private static final int LONGEST_QUOTE = 500;

    private SourcePlace() {}

    static String of(String text, int line, int column) {
        StringBuilder place = new StringBuilder("[Source: (String)\"");
        int quoted = Math.min(text.length(), LONGEST_QUOTE);
        for (int i = 0; i < quoted; i++) {
            append(place, text.charAt(i));
        }
        place.append('"');
        if (quoted < text.length()) {
            place.append("[truncated ").append(text.length() - quoted).append(" chars]");
        }
        return place.append("; line: ")
                .append(line)
                .append(", column: ")
                .append(column)
                .append(']')
                .toString();
    }

    private static void append(StringBuilder place, char character) {
        boolean lineBreak = character == '\r' || character == '\n';
        boolean control = Character.isISOControl(character) && !lineBreak;
        if (control || Character.isSurrogate(character)) {
            place.append("\\u").append(String.format("%04X", (int) character));
        } else {
            place.append(character);
        }
    }
}
