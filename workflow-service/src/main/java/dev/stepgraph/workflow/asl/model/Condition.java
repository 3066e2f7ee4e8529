package dev.stepgraph.workflow.asl.model;

import dev.stepgraph.workflow.asl.path.Expression;

import tools.jackson.databind.JsonNode;

import java.util.List;

/** What a choice rule asks: a comparison, or a combination of conditions. */
public sealed interface Condition {

    /** {@code And}: each of them holds. */
    record And(List<Condition> conditions) implements Condition {
        public And {
            conditions = List.copyOf(conditions);
        }
    }

    /** {@code Or}: one of them holds. */
    record Or(List<Condition> conditions) implements Condition {
        public Or {
            conditions = List.copyOf(conditions);
        }
    }

    /** {@code Not}: it does not hold. */
    record Not(Condition condition) implements Condition {}

    /**
     * A data test.
     *
     * @param variable the value that is tested
     * @param comparator how it is tested
     * @param operand what it is compared with; the literal of the {@code Is…} comparators is a
     *     boolean
     */
    record Comparison(Expression variable, Comparator comparator, FieldValue<JsonNode> operand)
            implements Condition {}
}
