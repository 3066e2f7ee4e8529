package dev.stepgraph.gateway.execution;

/** Counts the characters of the numbers in a document, before anybody makes numbers of them. */
final class NumberCharacters {

    private static final String BLOCK = "\"\"\"";

    private final String text;
    private boolean inName;
    private boolean inNumber;
    private int count;

    private NumberCharacters(String text) {
        this.text = text;
    }

    /** How many there are, outside of strings and comments. */
    static int count(String document) {
        NumberCharacters characters = new NumberCharacters(document);
        int position = 0;
        while (position < document.length()) {
            position = characters.next(position);
        }
        return characters.count;
    }

    private int next(int position) {
        char c = text.charAt(position);
        if (c == '#' || c == '"') {
            inName = false;
            inNumber = false;
            return c == '#' ? endOfLine(position) : endOfString(position);
        }
        boolean digit = c >= '0' && c <= '9';
        boolean letter = Character.isLetter(c) || c == '_';
        inNumber = (inNumber && (digit || letter || ".+-".indexOf(c) >= 0)) || (digit && !inName);
        inName = !inNumber && (letter || (digit && inName));
        count += inNumber ? 1 : 0;
        return position + 1;
    }

    private int endOfLine(int position) {
        int end = position;
        while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
            end++;
        }
        return end;
    }

    private int endOfString(int position) {
        boolean block = text.startsWith(BLOCK, position);
        String quote = block ? BLOCK : "\"";
        int end = text.indexOf(quote, position + quote.length());
        while (end > 0 && isEscaped(end, block)) {
            end = text.indexOf(quote, end + 1);
        }
        return end < 0 ? text.length() : end + quote.length();
    }

    /** In a block only its end can be escaped, and a backslash is no escape for another. */
    private boolean isEscaped(int quote, boolean block) {
        int backslashes = 0;
        while (text.charAt(quote - 1 - backslashes) == '\\') {
            backslashes++;
        }
        return block ? backslashes > 0 : backslashes % 2 == 1;
    }
}
