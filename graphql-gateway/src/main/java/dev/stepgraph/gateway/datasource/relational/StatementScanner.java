package dev.stepgraph.gateway.datasource.relational;

import dev.stepgraph.gateway.datasource.DataSourceException;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds the {@code :variables} of a statement: outside of literals, quoted names and comments, and
 * not the second half of a cast. Their values never become part of the text.
 */
final class StatementScanner {

    private final Dialect dialect;
    private final String text;
    private final StringBuilder sql = new StringBuilder();
    private final List<String> variables = new ArrayList<>();
    private int position;
    private boolean ended;

    private StatementScanner(Dialect dialect, String text) {
        this.dialect = dialect;
        this.text = text;
    }

    /**
     * Reads a statement.
     *
     * @throws DataSourceException if a literal or a comment does not end, or there is more than one
     *     statement
     */
    static StatementText scan(Dialect dialect, String text) {
        StatementScanner scanner = new StatementScanner(dialect, text);
        while (scanner.position < text.length()) {
            scanner.step();
        }
        return new StatementText(scanner.sql.toString(), scanner.variables);
    }

    private void step() {
        char c = text.charAt(position);
        int start = position;
        int end = endOfUntouched(c);
        if (end > start) {
            if (!isComment(c)) {
                requireSameStatement();
            }
            sql.append(text, start, end);
            position = end;
            return;
        }
        if (c == ':') {
            colon();
            return;
        }
        if (c == ';') {
            ended = true;
        } else if (!Character.isWhitespace(c)) {
            requireSameStatement();
        }
        if (c == '?') {
            question();
        } else {
            sql.append(c);
        }
        position++;
    }

    /** The end of a literal, a quoted name or a comment that begins here; here, if none does. */
    private int endOfUntouched(char c) {
        boolean postgresql = dialect == Dialect.POSTGRESQL;
        return switch (c) {
            case '\'' -> endOfQuoted(c, !postgresql || followsEscapeMark());
            case '"' -> endOfQuoted(c, !postgresql);
            case '`' -> postgresql ? position : endOfQuoted(c, false);
            case '-' -> at("--") ? endOfLine() : position;
            case '#' -> postgresql ? position : endOfLine();
            case '/' -> at("/*") ? endOfComment() : position;
            case '$' -> postgresql ? endOfDollarQuoted() : position;
            default -> position;
        };
    }

    private boolean isComment(char c) {
        return c == '-' || c == '#' || c == '/';
    }

    private void colon() {
        requireSameStatement();
        if (at("::") || at(":=")) {
            sql.append(text, position, position + 2);
            position += 2;
            return;
        }
        int end = position + 1;
        while (end < text.length() && isNamePart(text.charAt(end))) {
            end++;
        }
        if (end == position + 1 || isDigit(text.charAt(position + 1))) {
            sql.append(':');
            position++;
            return;
        }
        variables.add(text.substring(position + 1, end));
        sql.append('?');
        position = end;
    }

    /** An operator of PostgreSQL, which its driver would take for a parameter. */
    private void question() {
        if (dialect == Dialect.MYSQL) {
            throw DataSourceException.invalidRequest(
                    "Variables of a statement are written with a colon, not as '?'.");
        }
        sql.append("??");
    }

    private int endOfQuoted(char quote, boolean backslashEscapes) {
        int i = position + 1;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (c == '\\' && backslashEscapes) {
                i += 2;
            } else if (c != quote) {
                i++;
            } else if (i + 1 < text.length() && text.charAt(i + 1) == quote) {
                i += 2;
            } else {
                return i + 1;
            }
        }
        throw unterminated();
    }

    private boolean followsEscapeMark() {
        boolean marked = position > 0 && "eE".indexOf(text.charAt(position - 1)) >= 0;
        return marked && (position == 1 || !isNamePart(text.charAt(position - 2)));
    }

    private int endOfLine() {
        int end = text.indexOf('\n', position);
        return end < 0 ? text.length() : end;
    }

    private int endOfComment() {
        int depth = 1;
        int i = position + 2;
        while (i < text.length()) {
            if (text.startsWith("*/", i)) {
                depth--;
                i += 2;
                if (depth == 0) {
                    return i;
                }
            } else if (dialect == Dialect.POSTGRESQL && text.startsWith("/*", i)) {
                depth++;
                i += 2;
            } else {
                i++;
            }
        }
        throw unterminated();
    }

    private int endOfDollarQuoted() {
        boolean withinName = position > 0 && isNamePart(text.charAt(position - 1));
        int tag = position + 1;
        while (tag < text.length() && isNamePart(text.charAt(tag))) {
            tag++;
        }
        boolean opens =
                tag < text.length()
                        && text.charAt(tag) == '$'
                        && !isDigit(text.charAt(position + 1));
        if (withinName || !opens) {
            return position;
        }
        String mark = text.substring(position, tag + 1);
        int end = text.indexOf(mark, tag + 1);
        if (end < 0) {
            throw unterminated();
        }
        return end + mark.length();
    }

    private void requireSameStatement() {
        if (ended) {
            throw DataSourceException.invalidRequest(
                    "Each element of 'statements' must be one statement.");
        }
    }

    private boolean at(String sign) {
        return text.startsWith(sign, position);
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isNamePart(char c) {
        return Character.isLetterOrDigit(c) || c == '_';
    }

    private static DataSourceException unterminated() {
        return DataSourceException.invalidRequest(
                "A literal or a comment of the statement does not end.");
    }
}
