package dev.stepgraph.gateway.datasource.dynamodb.expression;

import dev.stepgraph.gateway.datasource.dynamodb.expression.UpdateExpression.Action;
import dev.stepgraph.gateway.datasource.dynamodb.expression.UpdateValue.Sign;
import dev.stepgraph.gateway.datasource.dynamodb.value.AttributeValue;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Reads updates: SET, REMOVE, ADD and DELETE, each once at the most. */
final class UpdateParser {

    private static final int MAX_DEPTH = 32;

    private final Tokens tokens;
    private final ExpressionParser parser;
    private final UpdateExpression update = new UpdateExpression();
    private int depth;

    UpdateParser(String text, Placeholders placeholders) {
        this.tokens = new Tokens(UpdateExpression.KIND, text);
        this.parser = new ExpressionParser(tokens, placeholders);
    }

    UpdateExpression parse() {
        Set<String> clauses = new HashSet<>();
        do {
            Token token = tokens.take();
            String clause = token.text().toUpperCase(Locale.ROOT);
            Runnable element =
                    switch (clause) {
                        case "SET" -> this::set;
                        case "REMOVE" -> this::remove;
                        case "ADD" -> this::add;
                        case "DELETE" -> this::delete;
                        default -> throw tokens.unexpected(token);
                    };
            if (!clauses.add(clause)) {
                throw tokens.invalid(
                        "The \"%s\" section can only be used once in an update expression;"
                                .formatted(clause));
            }
            do {
                element.run();
            } while (tokens.takeIf(","));
        } while (tokens.peek().kind() != Token.Kind.END);
        return update;
    }

    private void set() {
        DocumentPath path = parser.path();
        tokens.expect("=");
        update.add(path, new Action.Set(value()));
    }

    private void remove() {
        update.add(parser.path(), new Action.Remove());
    }

    private void add() {
        DocumentPath path = parser.path();
        AttributeValue value = parser.value();
        if (!(value instanceof AttributeValue.Decimal)
                && !(value instanceof AttributeValue.Collection)) {
            throw wrongOperand("ADD", value);
        }
        update.add(path, new Action.Add(path, value));
    }

    private void delete() {
        DocumentPath path = parser.path();
        AttributeValue value = parser.value();
        if (!(value instanceof AttributeValue.Collection elements)) {
            throw wrongOperand("DELETE", value);
        }
        update.add(path, new Action.Delete(path, elements));
    }

    private UpdateValue value() {
        UpdateValue left = operand();
        if (tokens.takeIf("+")) {
            return new UpdateValue.Arithmetic(left, Sign.PLUS, operand());
        }
        if (tokens.takeIf("-")) {
            return new UpdateValue.Arithmetic(left, Sign.MINUS, operand());
        }
        return left;
    }

    private UpdateValue operand() {
        if (++depth > MAX_DEPTH) {
            throw tokens.invalid("The expression nests too deep");
        }
        UpdateValue value = nested();
        depth--;
        return value;
    }

    private UpdateValue nested() {
        if (tokens.takeIf("(")) {
            UpdateValue value = value();
            tokens.expect(")");
            return value;
        }
        if (parser.atValue()) {
            return new UpdateValue.Given(parser.value());
        }
        if (parser.atFunction("if_not_exists")) {
            tokens.take();
            tokens.expect("(");
            DocumentPath path = parser.path();
            tokens.expect(",");
            UpdateValue value = new UpdateValue.IfNotExists(path, value());
            tokens.expect(")");
            return value;
        }
        if (parser.atFunction("list_append")) {
            tokens.take();
            tokens.expect("(");
            UpdateValue first = value();
            tokens.expect(",");
            UpdateValue value = new UpdateValue.ListAppend(first, value());
            tokens.expect(")");
            return value;
        }
        return new UpdateValue.Copy(parser.path());
    }

    private RuntimeException wrongOperand(String operator, AttributeValue value) {
        return tokens.invalid(
                "Incorrect operand type for operator or function; operator: %s, operand type: %s"
                        .formatted(operator, value.type()));
    }
}
