package dev.stepgraph.gateway.datasource.dynamodb.expression;

import dev.stepgraph.gateway.datasource.dynamodb.expression.Condition.And;
import dev.stepgraph.gateway.datasource.dynamodb.expression.Condition.BeginsWith;
import dev.stepgraph.gateway.datasource.dynamodb.expression.Condition.Between;
import dev.stepgraph.gateway.datasource.dynamodb.expression.Condition.Comparison;
import dev.stepgraph.gateway.datasource.dynamodb.expression.Condition.Relation;
import dev.stepgraph.gateway.datasource.dynamodb.value.AttributeValue;
import dev.stepgraph.gateway.datasource.dynamodb.value.InvalidValueException;

import org.jspecify.annotations.Nullable;

/**
 * Which items a query reads: those of one partition, and of them those within a range.
 *
 * @param partition the partition key's value
 * @param range what the sort key must be like; absent: anything
 */
public record KeyCondition(AttributeValue partition, @Nullable Range range) {

    private static final String KIND = "KeyConditionExpression";

    /** What a sort key must be like. */
    public sealed interface Range {
        /** It stands in a relation to a value: any but {@code <>}. */
        record Related(Relation relation, AttributeValue value) implements Range {}

        /** It is neither below nor above these. */
        record Within(AttributeValue low, AttributeValue high) implements Range {}

        /** It begins so. */
        record Prefix(AttributeValue prefix) implements Range {}
    }

    /**
     * Reads a key condition.
     *
     * @param partitionKey the partition key's name
     * @param sortKey the sort key's name; absent: there is none
     * @throws InvalidValueException if it is none, or none for these keys
     */
    public static KeyCondition parse(
            String text, Placeholders placeholders, String partitionKey, @Nullable String sortKey) {
        Condition condition = Condition.parse(KIND, text, placeholders);
        if (condition instanceof And(Condition left, Condition right)) {
            AttributeValue first = partition(left, partitionKey);
            AttributeValue second = first == null ? partition(right, partitionKey) : null;
            Condition other = first == null ? left : right;
            AttributeValue partition = first == null ? second : first;
            if (partition != null) {
                return new KeyCondition(partition, range(other, sortKey));
            }
        } else {
            AttributeValue partition = partition(condition, partitionKey);
            if (partition != null) {
                return new KeyCondition(partition, null);
            }
        }
        throw new InvalidValueException(
                "Query condition missed key schema element: " + partitionKey);
    }

    private static @Nullable AttributeValue partition(Condition condition, String key) {
        return condition instanceof Comparison(Operand left, Relation relation, Operand right)
                        && relation == Relation.EQUAL
                        && isKey(left, key)
                        && right instanceof Operand.Constant(AttributeValue value)
                ? value
                : null;
    }

    private static Range range(Condition condition, @Nullable String key) {
        return switch (condition) {
            case Comparison(Operand left, Relation relation, Operand right)
                    when isKey(left, key)
                            && relation != Relation.NOT_EQUAL
                            && right instanceof Operand.Constant(AttributeValue value) ->
                    new Range.Related(relation, value);
            case Between(Operand operand, Operand low, Operand high)
                    when isKey(operand, key)
                            && low instanceof Operand.Constant(AttributeValue lowest)
                            && high instanceof Operand.Constant(AttributeValue highest) ->
                    new Range.Within(lowest, highest);
            case BeginsWith(Operand operand, Operand start)
                    when isKey(operand, key)
                            && start instanceof Operand.Constant(AttributeValue prefix) ->
                    new Range.Prefix(prefix);
            default -> throw new InvalidValueException("Query key condition not supported");
        };
    }

    private static boolean isKey(Operand operand, @Nullable String key) {
        return operand instanceof Operand.Path(DocumentPath path)
                && path.isAttribute()
                && path.attribute().equals(key);
    }
}
