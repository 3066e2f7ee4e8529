package dev.stepgraph.gateway.datasource.dynamodb.expression;

import dev.stepgraph.gateway.datasource.dynamodb.expression.DocumentPath.Index;
import dev.stepgraph.gateway.datasource.dynamodb.expression.DocumentPath.Member;
import dev.stepgraph.gateway.datasource.dynamodb.expression.DocumentPath.Step;
import dev.stepgraph.gateway.datasource.dynamodb.expression.Token.Kind;
import dev.stepgraph.gateway.datasource.dynamodb.value.AttributeValue;
import dev.stepgraph.gateway.datasource.dynamodb.value.InvalidValueException;

import java.util.ArrayList;
import java.util.List;

/** What all expressions have in common: paths and values. */
final class ExpressionParser {

    private static final int MAX_STEPS = 32;
    private static final int MAX_INDEX_DIGITS = 8;

    private final Tokens tokens;
    private final Placeholders placeholders;

    ExpressionParser(Tokens tokens, Placeholders placeholders) {
        this.tokens = tokens;
        this.placeholders = placeholders;
    }

    DocumentPath path() {
        List<Step> steps = new ArrayList<>();
        steps.add(member());
        while (true) {
            if (tokens.takeIf(".")) {
                steps.add(member());
            } else if (tokens.takeIf("[")) {
                steps.add(index());
                tokens.expect("]");
            } else {
                return new DocumentPath(steps);
            }
            if (steps.size() > MAX_STEPS) {
                throw tokens.invalid("The document path has too many nesting elements");
            }
        }
    }

    AttributeValue value() {
        Token token = tokens.take();
        if (token.kind() != Kind.VALUE) {
            throw tokens.unexpected(token);
        }
        AttributeValue value = placeholders.value(token.text());
        if (value == null) {
            throw tokens.invalid(
                    "An expression attribute value used in expression is not defined; attribute"
                            + " value: "
                            + token.text());
        }
        return value;
    }

    boolean atValue() {
        return tokens.peek().kind() == Kind.VALUE;
    }

    /** Whether a function of that name is called next. */
    boolean atFunction(String name) {
        return tokens.peek().isWord(name) && tokens.peekSecond().is("(");
    }

    private Member member() {
        Token token = tokens.take();
        return switch (token.kind()) {
            case WORD -> new Member(token.text());
            case NAME -> new Member(resolve(token));
            case VALUE, NUMBER, SIGN, END -> throw tokens.unexpected(token);
        };
    }

    private String resolve(Token token) {
        String name = placeholders.name(token.text());
        if (name == null) {
            throw tokens.invalid(
                    "An expression attribute name used in the document path is not defined;"
                            + " attribute name: "
                            + token.text());
        }
        return name;
    }

    private Index index() {
        Token token = tokens.take();
        if (token.kind() != Kind.NUMBER) {
            throw tokens.unexpected(token);
        }
        if (token.text().length() > MAX_INDEX_DIGITS) {
            throw new InvalidValueException(
                    "List index is not within the allowable range; index: [" + token.text() + "]");
        }
        return new Index(Integer.parseInt(token.text()));
    }
}
