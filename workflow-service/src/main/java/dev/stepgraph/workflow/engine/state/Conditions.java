package dev.stepgraph.workflow.engine.state;

import dev.stepgraph.workflow.asl.model.Comparator;
import dev.stepgraph.workflow.asl.model.Condition;
import dev.stepgraph.workflow.asl.model.FieldValue;
import dev.stepgraph.workflow.asl.path.EvaluationFailure;
import dev.stepgraph.workflow.asl.path.EvaluationScope;
import dev.stepgraph.workflow.asl.path.Expression;
import dev.stepgraph.workflow.engine.dataflow.FieldValues;

import tools.jackson.databind.JsonNode;

/** Whether a choice rule's condition holds (States Language, "Choice State"). */
final class Conditions {

    private Conditions() {}

    static boolean hold(Condition condition, EvaluationScope scope) {
        return switch (condition) {
            case Condition.And and -> and.conditions().stream().allMatch(c -> hold(c, scope));
            case Condition.Or or -> or.conditions().stream().anyMatch(c -> hold(c, scope));
            case Condition.Not not -> !hold(not.condition(), scope);
            case Condition.Comparison comparison -> holds(comparison, scope);
        };
    }

    private static boolean holds(Condition.Comparison comparison, EvaluationScope scope) {
        if (comparison.comparator() == Comparator.IS_PRESENT) {
            boolean present = comparison.variable().find(scope) != null;
            return present == operand(comparison, scope).asBoolean();
        }
        JsonNode value = variable(comparison, scope);
        return Comparisons.compare(comparison.comparator(), value, operand(comparison, scope));
    }

    private static JsonNode variable(Condition.Comparison comparison, EvaluationScope scope) {
        return value(comparison.variable(), scope);
    }

    private static JsonNode operand(Condition.Comparison comparison, EvaluationScope scope) {
        return switch (comparison.operand()) {
            case FieldValue.Literal<JsonNode> literal -> literal.value();
            case FieldValue.Computed<JsonNode> computed -> value(computed.expression(), scope);
        };
    }

    private static JsonNode value(Expression path, EvaluationScope scope) {
        JsonNode value = path.find(scope);
        if (value == null) {
            throw invalid(path.text());
        }
        return value;
    }

    private static EvaluationFailure invalid(String path) {
        return FieldValues.runtime(
                "Invalid path '%s': The choice state's condition path references an invalid value."
                        .formatted(path));
    }
}
