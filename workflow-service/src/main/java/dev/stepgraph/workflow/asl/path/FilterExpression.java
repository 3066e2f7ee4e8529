package dev.stepgraph.workflow.asl.path;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.util.List;

/** The condition of a filter, {@code @.price < 10 && @.title}. */
sealed interface FilterExpression {

    /** Whether it holds for the value that {@code @} stands for. */
    boolean holds(JsonNode current, Walk walk);

    /** Each of them holds. */
    record And(List<FilterExpression> conditions) implements FilterExpression {
        @Override
        public boolean holds(JsonNode current, Walk walk) {
            for (FilterExpression condition : conditions) {
                if (!condition.holds(current, walk)) {
                    return false;
                }
            }
            return true;
        }
    }

    /** One of them holds. */
    record Or(List<FilterExpression> conditions) implements FilterExpression {
        @Override
        public boolean holds(JsonNode current, Walk walk) {
            for (FilterExpression condition : conditions) {
                if (condition.holds(current, walk)) {
                    return true;
                }
            }
            return false;
        }
    }

    /** It does not hold. */
    record Not(FilterExpression condition) implements FilterExpression {
        @Override
        public boolean holds(JsonNode current, Walk walk) {
            return !condition.holds(current, walk);
        }
    }

    /** The operand has a value: {@code @.title}. */
    record Exists(Operand operand) implements FilterExpression {
        @Override
        public boolean holds(JsonNode current, Walk walk) {
            return operand.value(current, walk) != null;
        }
    }

    /** {@code left operator right}. */
    record Comparison(Operand left, FilterOperator operator, Operand right)
            implements FilterExpression {
        @Override
        public boolean holds(JsonNode current, Walk walk) {
            return operator.holds(
                    left.value(current, walk), right.value(current, walk), walk.budget());
        }
    }

    /** {@code operand =~ /pattern/}: the pattern matches the whole text. */
    record Matches(Operand operand, FilterPattern pattern) implements FilterExpression {
        @Override
        public boolean holds(JsonNode current, Walk walk) {
            JsonNode value = operand.value(current, walk);
            if (value == null || value.isContainer()) {
                return false;
            }
            return pattern.matches(value.asString(), walk.budget());
        }
    }

    /** What a comparison compares. */
    sealed interface Operand {

        /** The operand's value; null if a path leads nowhere. */
        @Nullable JsonNode value(JsonNode current, Walk walk);
    }

    /** A literal. */
    record Literal(JsonNode literal) implements Operand {
        @Override
        public JsonNode value(JsonNode current, Walk walk) {
            return literal;
        }
    }

    /** A path from {@code @} or, absolute, from {@code $}. */
    record PathOperand(PathQuery path, boolean isAbsolute) implements Operand {
        @Override
        public @Nullable JsonNode value(JsonNode current, Walk walk) {
            walk.budget().spend(1);
            return path.find(isAbsolute ? walk.root() : current, walk.root(), walk.budget());
        }
    }
}
