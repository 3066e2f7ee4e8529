package dev.stepgraph.gateway.datasource.dynamodb.expression;

import dev.stepgraph.gateway.datasource.dynamodb.value.AttributeValue;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What an item must be like: a condition, a filter or a key condition. */
public sealed interface Condition {

    /**
     * Reads a condition.
     *
     * @param kind such as {@code FilterExpression}, for messages
     * @throws dev.stepgraph.gateway.datasource.dynamodb.value.InvalidValueException if it is none
     */
    static Condition parse(String kind, String text, Placeholders placeholders) {
        return new ConditionParser(kind, text, placeholders).parse();
    }

    /** Whether it holds for an item. */
    default boolean holdsFor(AttributeValue.Document item) {
        return ConditionEvaluation.holds(this, item);
    }

    /** The attributes that it looks at, or into. */
    default Set<String> attributes() {
        return switch (this) {
            case And(Condition left, Condition right) -> union(left, right);
            case Or(Condition left, Condition right) -> union(left, right);
            case Not(Condition condition) -> condition.attributes();
            case Comparison(Operand left, _, Operand right) -> of(left, right);
            case Between(Operand operand, Operand low, Operand high) -> of(operand, low, high);
            case In in -> {
                Set<String> all = of(in.candidates().toArray(Operand[]::new));
                all.addAll(of(in.operand()));
                yield all;
            }
            case Exists(DocumentPath path) -> Set.of(path.attribute());
            case HasType(DocumentPath path, _) -> Set.of(path.attribute());
            case BeginsWith(Operand operand, Operand prefix) -> of(operand, prefix);
            case Contains(Operand operand, Operand part) -> of(operand, part);
        };
    }

    private static Set<String> union(Condition left, Condition right) {
        Set<String> all = new TreeSet<>(left.attributes());
        all.addAll(right.attributes());
        return all;
    }

    private static Set<String> of(Operand... operands) {
        Set<String> all = new TreeSet<>();
        for (Operand operand : operands) {
            switch (operand) {
                case Operand.Path(DocumentPath path) -> all.add(path.attribute());
                case Operand.Size(DocumentPath path) -> all.add(path.attribute());
                case Operand.Constant _ -> {}
            }
        }
        return all;
    }

    /** All of these. */
    record And(Condition left, Condition right) implements Condition {}

    /** Any of these. */
    record Or(Condition left, Condition right) implements Condition {}

    /** Not this. */
    record Not(Condition condition) implements Condition {}

    /** Two operands stand in a relation. */
    record Comparison(Operand left, Relation relation, Operand right) implements Condition {}

    /** An operand is neither below nor above a range. */
    record Between(Operand operand, Operand low, Operand high) implements Condition {}

    /** An operand equals one of these. */
    record In(Operand operand, List<Operand> candidates) implements Condition {
        public In {
            candidates = List.copyOf(candidates);
        }
    }

    /** There is a value. */
    record Exists(DocumentPath path) implements Condition {}

    /** A value is of a type. */
    record HasType(DocumentPath path, String type) implements Condition {}

    /** A value begins with another. */
    record BeginsWith(Operand operand, Operand prefix) implements Condition {}

    /** A string, set or list contains a value. */
    record Contains(Operand operand, Operand part) implements Condition {}

    /** The six relations. */
    enum Relation {
        EQUAL("="),
        NOT_EQUAL("<>"),
        LESS("<"),
        LESS_OR_EQUAL("<="),
        GREATER(">"),
        GREATER_OR_EQUAL(">=");

        private final String sign;

        Relation(String sign) {
            this.sign = sign;
        }

        String sign() {
            return sign;
        }
    }
}
