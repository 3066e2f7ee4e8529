package dev.stepgraph.gateway.datasource.dynamodb.expression;

import dev.stepgraph.gateway.datasource.dynamodb.value.AttributeValue;
import dev.stepgraph.gateway.datasource.dynamodb.value.AttributeValue.Collection;
import dev.stepgraph.gateway.datasource.dynamodb.value.AttributeValue.Decimal;
import dev.stepgraph.gateway.datasource.dynamodb.value.AttributeValue.Document;
import dev.stepgraph.gateway.datasource.dynamodb.value.Numbers;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.TreeSet;

/** How an item changes (DynamoDB, "Update expressions"). */
public final class UpdateExpression {

    static final String KIND = "UpdateExpression";

    private final PathTree<Action> actions = new PathTree<>();
    private final Set<String> attributes = new TreeSet<>();

    /** What happens at one path. */
    sealed interface Action {
        /** {@code SET path = value}. */
        record Set(UpdateValue value) implements Action {}

        /** {@code REMOVE path}. */
        record Remove() implements Action {}

        /** {@code ADD path :value}. */
        record Add(DocumentPath path, AttributeValue value) implements Action {}

        /** {@code DELETE path :set}. */
        record Delete(DocumentPath path, Collection elements) implements Action {}
    }

    /**
     * Reads an update.
     *
     * @throws dev.stepgraph.gateway.datasource.dynamodb.value.InvalidValueException if it is none
     */
    public static UpdateExpression parse(String text, Placeholders placeholders) {
        return new UpdateParser(text, placeholders).parse();
    }

    /** The attributes that it changes, or changes something in. */
    public Set<String> attributes() {
        return attributes;
    }

    /**
     * The item as it is afterwards.
     *
     * @throws dev.stepgraph.gateway.datasource.dynamodb.value.InvalidValueException if it cannot be
     *     done to this item
     */
    public Document applyTo(Document item) {
        return ItemUpdate.apply(actions, item);
    }

    void add(DocumentPath path, Action action) {
        actions.add(KIND, path, action);
        attributes.add(path.attribute());
    }

    /** What becomes of a value; null: it goes. */
    static @Nullable AttributeValue result(Action action, Document item) {
        return switch (action) {
            case Action.Set(UpdateValue value) -> value.in(item);
            case Action.Remove _ -> null;
            case Action.Add(DocumentPath path, AttributeValue value) -> sum(path.in(item), value);
            case Action.Delete(DocumentPath path, Collection elements) ->
                    rest(path.in(item), elements);
        };
    }

    private static AttributeValue sum(@Nullable AttributeValue before, AttributeValue added) {
        return switch (before) {
            case null -> added;
            case Decimal number when added instanceof Decimal other -> Numbers.add(number, other);
            case Collection set
                    when added instanceof Collection other
                            && other.elementType().equals(set.elementType()) -> {
                Set<AttributeValue> values = new LinkedHashSet<>(set.values());
                values.addAll(other.values());
                yield new Collection(set.elementType(), values);
            }
            default -> throw UpdateValue.wrongType();
        };
    }

    private static @Nullable AttributeValue rest(
            @Nullable AttributeValue before, Collection elements) {
        return switch (before) {
            case null -> null;
            case Collection set when elements.elementType().equals(set.elementType()) -> {
                Set<AttributeValue> values = new LinkedHashSet<>(set.values());
                values.removeAll(elements.values());
                yield values.isEmpty() ? null : new Collection(set.elementType(), values);
            }
            default -> throw UpdateValue.wrongType();
        };
    }
}
