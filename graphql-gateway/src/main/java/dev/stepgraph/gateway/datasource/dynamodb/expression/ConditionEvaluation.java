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
import dev.stepgraph.gateway.datasource.dynamodb.value.AttributeValue.Document;
import dev.stepgraph.gateway.datasource.dynamodb.value.ValueOrder;

import org.jspecify.annotations.Nullable;

import java.util.OptionalInt;

/** What conditions mean. Values of different types are unequal, and have no order. */
final class ConditionEvaluation {

    private ConditionEvaluation() {}

    static boolean holds(Condition condition, Document item) {
        return switch (condition) {
            case And(Condition left, Condition right) -> holds(left, item) && holds(right, item);
            case Or(Condition left, Condition right) -> holds(left, item) || holds(right, item);
            case Not(Condition inner) -> !holds(inner, item);
            case Comparison(Operand left, Relation relation, Operand right) ->
                    compare(left.in(item), relation, right.in(item));
            case Between(Operand operand, Operand low, Operand high) ->
                    compare(operand.in(item), Relation.GREATER_OR_EQUAL, low.in(item))
                            && compare(operand.in(item), Relation.LESS_OR_EQUAL, high.in(item));
            case In in -> isIn(in, item);
            case Exists(DocumentPath path) -> path.in(item) != null;
            case HasType(DocumentPath path, String type) -> {
                AttributeValue value = path.in(item);
                yield value != null && value.type().equals(type);
            }
            case BeginsWith(Operand operand, Operand prefix) ->
                    beginsWith(operand.in(item), prefix.in(item));
            case Contains(Operand operand, Operand part) ->
                    contains(operand.in(item), part.in(item));
        };
    }

    private static boolean isIn(In in, Document item) {
        AttributeValue value = in.operand().in(item);
        return value != null
                && in.candidates().stream().anyMatch(candidate -> value.equals(candidate.in(item)));
    }

    private static boolean compare(
            @Nullable AttributeValue left, Relation relation, @Nullable AttributeValue right) {
        if (left == null || right == null) {
            return relation == Relation.NOT_EQUAL && (left != null || right != null);
        }
        return switch (relation) {
            case EQUAL -> left.equals(right);
            case NOT_EQUAL -> !left.equals(right);
            case LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL -> {
                OptionalInt order = ValueOrder.compare(left, right);
                yield order.isPresent() && matches(relation, order.getAsInt());
            }
        };
    }

    private static boolean matches(Relation relation, int order) {
        return switch (relation) {
            case EQUAL -> order == 0;
            case NOT_EQUAL -> order != 0;
            case LESS -> order < 0;
            case LESS_OR_EQUAL -> order <= 0;
            case GREATER -> order > 0;
            case GREATER_OR_EQUAL -> order >= 0;
        };
    }

    private static boolean beginsWith(
            @Nullable AttributeValue value, @Nullable AttributeValue prefix) {
        return switch (value) {
            case AttributeValue.Text(String text)
                    when prefix instanceof AttributeValue.Text(String start) ->
                    text.startsWith(start);
            case AttributeValue.Binary binary
                    when prefix instanceof AttributeValue.Binary(var start) ->
                    binary.value().startsWith(start);
            case null, default -> false;
        };
    }

    private static boolean contains(@Nullable AttributeValue value, @Nullable AttributeValue part) {
        return switch (value) {
            case AttributeValue.Text(String text)
                    when part instanceof AttributeValue.Text(String inner) ->
                    text.contains(inner);
            case AttributeValue.Binary binary
                    when part instanceof AttributeValue.Binary(var inner) ->
                    binary.value().contains(inner);
            case AttributeValue.Collection set when part != null -> set.values().contains(part);
            case AttributeValue.Sequence list when part != null -> list.values().contains(part);
            case null, default -> false;
        };
    }
}
