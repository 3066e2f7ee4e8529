package dev.stepgraph.gateway.datasource.dynamodb.expression;

import dev.stepgraph.gateway.datasource.dynamodb.expression.Token.Kind;
import dev.stepgraph.gateway.datasource.dynamodb.value.InvalidValueException;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** An expression's tokens, one after another. */
final class Tokens {

    /** How long an expression may be. */
    private static final int MAX_LENGTH = 4_096;

    private static final int CONTEXT = 12;
    private static final Set<String> LONG_SIGNS = Set.of("<>", "<=", ">=");
    private static final String SIGNS = "()[].,=<>+-";

    private final String kind;
    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private int next;

    /**
     * @param kind such as {@code FilterExpression}, for messages
     * @throws InvalidValueException if there is something in the text that no expression has
     */
    Tokens(String kind, String text) {
        this.kind = kind;
        this.text = text;
        if (text.isBlank()) {
            throw invalid("The expression can not be empty;");
        }
        if (text.length() > MAX_LENGTH) {
            throw invalid(
                    "Expression size has exceeded the maximum allowed size; expression size: "
                            + text.length());
        }
        int position = 0;
        while (position < text.length()) {
            position =
                    Character.isWhitespace(text.charAt(position)) ? position + 1 : read(position);
        }
        tokens.add(new Token(Kind.END, "<EOF>", text.length()));
    }

    Token peek() {
        return tokens.get(next);
    }

    /** The token after the next one. */
    Token peekSecond() {
        return tokens.get(Math.min(next + 1, tokens.size() - 1));
    }

    Token take() {
        Token token = tokens.get(next);
        next = Math.min(next + 1, tokens.size() - 1);
        return token;
    }

    boolean takeIf(String sign) {
        boolean there = peek().is(sign);
        if (there) {
            take();
        }
        return there;
    }

    boolean takeIfWord(String word) {
        boolean there = peek().isWord(word);
        if (there) {
            take();
        }
        return there;
    }

    void expect(String sign) {
        if (!takeIf(sign)) {
            throw unexpected(peek());
        }
    }

    void expectEnd() {
        if (peek().kind() != Kind.END) {
            throw unexpected(peek());
        }
    }

    InvalidValueException unexpected(Token token) {
        int from = Math.max(0, token.position() - CONTEXT);
        int to = Math.min(text.length(), token.position() + CONTEXT);
        return invalid(
                "Syntax error; token: \"%s\", near: \"%s\""
                        .formatted(token.text(), text.substring(from, to)));
    }

    InvalidValueException invalid(String reason) {
        return new InvalidValueException("Invalid " + kind + ": " + reason);
    }

    private int read(int start) {
        char first = text.charAt(start);
        if (first == '#' || first == ':') {
            return add(first == '#' ? Kind.NAME : Kind.VALUE, start, endOfName(start + 1));
        }
        if (isDigit(first)) {
            int end = start;
            while (end < text.length() && isDigit(text.charAt(end))) {
                end++;
            }
            return add(Kind.NUMBER, start, end);
        }
        if (isNamePart(first)) {
            return add(Kind.WORD, start, endOfName(start));
        }
        if (start + 2 <= text.length() && LONG_SIGNS.contains(text.substring(start, start + 2))) {
            return add(Kind.SIGN, start, start + 2);
        }
        if (SIGNS.indexOf(first) >= 0) {
            return add(Kind.SIGN, start, start + 1);
        }
        throw unexpected(new Token(Kind.SIGN, String.valueOf(first), start));
    }

    private int add(Kind tokenKind, int start, int end) {
        tokens.add(new Token(tokenKind, text.substring(start, end), start));
        return end;
    }

    private int endOfName(int start) {
        int end = start;
        while (end < text.length() && isNamePart(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isNamePart(char c) {
        return isDigit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
    }
}
