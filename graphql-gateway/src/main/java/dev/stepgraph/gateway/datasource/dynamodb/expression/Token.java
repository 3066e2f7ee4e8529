package dev.stepgraph.gateway.datasource.dynamodb.expression;

/**
 * A word, a placeholder, a whole number or a sign of an expression.
 *
 * @param text as it stands in the expression; empty at its end
 * @param position where it begins
 */
record Token(Kind kind, String text, int position) {

    /** What tokens there are. */
    enum Kind {
        WORD,
        NAME,
        VALUE,
        NUMBER,
        SIGN,
        END
    }

    boolean is(String sign) {
        return kind == Kind.SIGN && text.equals(sign);
    }

    boolean isWord(String word) {
        return kind == Kind.WORD && text.equalsIgnoreCase(word);
    }
}
