package dev.stepgraph.gateway.resolver.template;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** What has a value. */
sealed interface Expression
        permits Expression.Literal,
                Expression.Interpolated,
                Expression.ListOf,
                Expression.MapOf,
                Expression.Range,
                Expression.And,
                Expression.Or,
                Expression.Not,
                Expression.Negate,
                Expression.Comparison,
                Expression.Calculation,
                Reference {

    /** Text, a number, a boolean. */
    record Literal(Object value) implements Expression {}

    /** Text in double quotes that prints references. */
    record Interpolated(List<Statement> parts) implements Expression {}

    /** {@code [a, b]}. */
    record ListOf(List<Expression> elements) implements Expression {}

    /** <code>{"a": b}</code>. */
    record MapOf(List<Entry> entries) implements Expression {}

    /** {@code [1..n]}. */
    record Range(Expression from, Expression to) implements Expression {}

    /** {@code a && b}. */
    record And(Expression left, Expression right) implements Expression {}

    /** {@code a || b}. */
    record Or(Expression left, Expression right) implements Expression {}

    /** {@code !a}. */
    record Not(Expression operand) implements Expression {}

    /** {@code -a}. */
    record Negate(Expression operand) implements Expression {}

    /** {@code a < b}. */
    record Comparison(Comparator comparator, Expression left, Expression right)
            implements Expression {}

    /**
     * {@code a + b}.
     *
     * @param leftText how the left side is written, for where it is null
     * @param rightText how the right side is written, for where it is null
     */
    record Calculation(
            Operator operator, Expression left, Expression right, String leftText, String rightText)
            implements Expression {}

    /** A key and a value of {@link MapOf}. */
    record Entry(Expression key, Expression value) {}

    /** What two values are compared by. */
    enum Comparator {
        EQUAL,
        NOT_EQUAL,
        LESS,
        LESS_OR_EQUAL,
        GREATER,
        GREATER_OR_EQUAL
    }

    /** What two numbers are calculated by. */
    enum Operator {
        ADD,
        SUBTRACT,
        MULTIPLY,
        DIVIDE,
        REMAINDER
    }

    /** The constant, where the expression is one. */
    default @Nullable Object constant() {
        return this instanceof Literal(Object value) ? value : null;
    }
}
