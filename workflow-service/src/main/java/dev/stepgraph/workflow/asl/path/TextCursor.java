package dev.stepgraph.workflow.asl.path;

/** Reads the text of an expression from left to right. */
public final class TextCursor {

    /** What {@link #peek} says at the end; no expression holds this character. */
    public static final char END = '\uFFFF';

    private final String text;
    private int position;

    /** Starts reading at a position, from 0. */
    public TextCursor(String text, int position) {
        this.text = text;
        this.position = position;
    }

    /** How many characters lie behind. */
    public int position() {
        return position;
    }

    /** Whether nothing is left. */
    public boolean atEnd() {
        return position >= text.length();
    }

    /** The next character, which stays. */
    public char peek() {
        return peek(0);
    }

    /** The character so many after the next one. */
    public char peek(int ahead) {
        int index = position + ahead;
        return index < text.length() ? text.charAt(index) : END;
    }

    /** Takes the next character. */
    public char next() {
        char c = peek();
        position++;
        return c;
    }

    /** Takes the character if it is the next one. */
    public boolean take(char expected) {
        if (peek() == expected) {
            position++;
            return true;
        }
        return false;
    }

    /** Takes the characters if they are the next ones. */
    public boolean take(String expected) {
        if (text.startsWith(expected, position)) {
            position += expected.length();
            return true;
        }
        return false;
    }

    /** Takes the character, which must be the next one. */
    public void expect(char expected) throws InvalidExpressionException {
        if (!take(expected)) {
            throw invalid("'" + expected + "' is expected");
        }
    }

    /** Takes blanks. */
    public void skipSpaces() {
        while (peek() == ' ') {
            position++;
        }
    }

    /** What was taken since that position. */
    public String since(int start) {
        return text.substring(start, position);
    }

    /** That something is wrong here. */
    public InvalidExpressionException invalid(String problem) {
        return new InvalidExpressionException(
                "%s at position %d of '%s'".formatted(problem, position, shortened(text)));
    }

    private static String shortened(String text) {
        return text.length() <= 200 ? text : text.substring(0, 200) + "…";
    }
}
