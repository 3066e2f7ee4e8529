package dev.stepgraph.gateway.datasource.dynamodb.expression;

import dev.stepgraph.gateway.datasource.dynamodb.expression.Condition.And;
import dev.stepgraph.gateway.datasource.dynamodb.expression.Condition.BeginsWith;
import dev.stepgraph.gateway.datasource.dynamodb.expression.Condition.Between;
import dev.stepgraph.gateway.datasource.dynamodb.expression.Condition.Comparison;
import dev.stepgraph.gateway.datasource.dynamodb.expression.Condition.Contains;
import dev.stepgraph.gateway.datasource.dynamodb.expression.Condition.Exists;
import dev.stepgraph.gateway.datasource.dynamodb.expression.Condition.HasType;
import dev.stepgraph.gateway.datasource.dynamodb.expression.Condition.In;
import dev.stepgraph.gateway.datasource.dynamodb.expression.Condition.Not;
import dev.stepgraph.gateway.datasource.dynamodb.expression.Condition.Or;
import dev.stepgraph.gateway.datasource.dynamodb.expression.Condition.Relation;
import dev.stepgraph.gateway.datasource.dynamodb.value.AttributeValue;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Reads conditions by recursive descent: OR binds least, then AND, then NOT. */
final class ConditionParser {

    private static final int MAX_DEPTH = 100;
    private static final int MAX_CANDIDATES = 100;
    private static final Set<String> TYPES =
            Set.of("S", "SS", "N", "NS", "B", "BS", "BOOL", "NULL", "L", "M");
    private static final Set<String> FUNCTIONS =
            Set.of(
                    "attribute_exists",
                    "attribute_not_exists",
                    "attribute_type",
                    "begins_with",
                    "contains");

    private final Tokens tokens;
    private final ExpressionParser parser;
    private int depth;

    ConditionParser(String kind, String text, Placeholders placeholders) {
        this.tokens = new Tokens(kind, text);
        this.parser = new ExpressionParser(tokens, placeholders);
    }

    Condition parse() {
        Condition condition = disjunction();
        tokens.expectEnd();
        return condition;
    }

    private Condition disjunction() {
        Condition condition = conjunction();
        while (tokens.takeIfWord("OR")) {
            condition = new Or(condition, conjunction());
        }
        return condition;
    }

    private Condition conjunction() {
        Condition condition = negation();
        while (tokens.takeIfWord("AND")) {
            condition = new And(condition, negation());
        }
        return condition;
    }

    private Condition negation() {
        if (++depth > MAX_DEPTH) {
            throw tokens.invalid("The expression nests too deep");
        }
        Condition condition =
                tokens.takeIfWord("NOT")
                        ? new Not(negation())
                        : tokens.peek().is("(") ? parenthesized() : predicate();
        depth--;
        return condition;
    }

    private Condition parenthesized() {
        tokens.expect("(");
        Condition condition = disjunction();
        tokens.expect(")");
        return condition;
    }

    private Condition predicate() {
        Token token = tokens.peek();
        if (token.kind() == Token.Kind.WORD && tokens.peekSecond().is("(")) {
            String name = token.text().toLowerCase(Locale.ROOT);
            if (FUNCTIONS.contains(name)) {
                return function(name);
            }
        }
        Operand operand = operand();
        if (tokens.takeIfWord("BETWEEN")) {
            Operand low = operand();
            if (!tokens.takeIfWord("AND")) {
                throw tokens.unexpected(tokens.peek());
            }
            Operand high = operand();
            requireDistinct("BETWEEN", operand, low, high);
            return new Between(operand, low, high);
        }
        if (tokens.takeIfWord("IN")) {
            List<Operand> candidates = candidates();
            requireDistinct("IN", operand, candidates.toArray(Operand[]::new));
            return new In(operand, candidates);
        }
        Relation relation = relation();
        Operand other = operand();
        requireDistinct(relation.sign(), operand, other);
        return new Comparison(operand, relation, other);
    }

    private Condition function(String name) {
        tokens.take();
        tokens.expect("(");
        Condition condition =
                switch (name) {
                    case "attribute_exists" -> new Exists(parser.path());
                    case "attribute_not_exists" -> new Not(new Exists(parser.path()));
                    case "attribute_type" -> hasType();
                    case "begins_with" -> beginsWith();
                    default -> contains();
                };
        tokens.expect(")");
        return condition;
    }

    private Condition hasType() {
        DocumentPath path = parser.path();
        tokens.expect(",");
        if (parser.value() instanceof AttributeValue.Text(String type) && TYPES.contains(type)) {
            return new HasType(path, type);
        }
        throw tokens.invalid(
                "Invalid attribute type name found; valid types: {B,NULL,SS,BOOL,L,BS,N,NS,S,M}");
    }

    private Condition beginsWith() {
        Operand operand = operand();
        tokens.expect(",");
        Operand prefix = operand();
        boolean suitable =
                !(prefix instanceof Operand.Constant(AttributeValue value))
                        || value instanceof AttributeValue.Text
                        || value instanceof AttributeValue.Binary;
        if (!suitable) {
            throw tokens.invalid(
                    "Incorrect operand type for operator or function; operator or function:"
                            + " begins_with, operand type: "
                            + ((Operand.Constant) prefix).value().type());
        }
        requireDistinct("begins_with", operand, prefix);
        return new BeginsWith(operand, prefix);
    }

    private Condition contains() {
        Operand operand = operand();
        tokens.expect(",");
        Operand part = operand();
        requireDistinct("contains", operand, part);
        return new Contains(operand, part);
    }

    private void requireDistinct(String operator, Operand first, Operand... others) {
        if (first instanceof Operand.Path(DocumentPath path) && List.of(others).contains(first)) {
            throw tokens.invalid(
                    "The first operand must be distinct from the remaining operands for this operator or function; operator: %s, first operand: %s"
                            .formatted(operator, path));
        }
    }

    private List<Operand> candidates() {
        List<Operand> candidates = new ArrayList<>();
        tokens.expect("(");
        do {
            candidates.add(operand());
        } while (tokens.takeIf(","));
        tokens.expect(")");
        if (candidates.size() > MAX_CANDIDATES) {
            throw tokens.invalid("The IN operator has more than 100 operands");
        }
        return candidates;
    }

    private Relation relation() {
        Token token = tokens.take();
        for (Relation relation : Relation.values()) {
            if (token.is(relation.sign())) {
                return relation;
            }
        }
        throw tokens.unexpected(token);
    }

    private Operand operand() {
        if (parser.atValue()) {
            return new Operand.Constant(parser.value());
        }
        if (parser.atFunction("size")) {
            tokens.take();
            tokens.expect("(");
            Operand size = new Operand.Size(parser.path());
            tokens.expect(")");
            return size;
        }
        if (tokens.peek().kind() == Token.Kind.WORD && tokens.peekSecond().is("(")) {
            throw tokens.invalid("Invalid function name; function: " + tokens.peek().text());
        }
        return new Operand.Path(parser.path());
    }
}
