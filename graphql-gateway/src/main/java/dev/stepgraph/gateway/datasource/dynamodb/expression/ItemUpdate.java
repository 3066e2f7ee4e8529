package dev.stepgraph.gateway.datasource.dynamodb.expression;

import dev.stepgraph.gateway.datasource.dynamodb.expression.UpdateExpression.Action;
import dev.stepgraph.gateway.datasource.dynamodb.value.AttributeValue;
import dev.stepgraph.gateway.datasource.dynamodb.value.AttributeValue.Document;
import dev.stepgraph.gateway.datasource.dynamodb.value.AttributeValue.Sequence;
import dev.stepgraph.gateway.datasource.dynamodb.value.InvalidValueException;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Makes the new item out of the old one, all actions at once. */
final class ItemUpdate {

    private final Document item;

    private ItemUpdate(Document item) {
        this.item = item;
    }

    static Document apply(PathTree<Action> actions, Document item) {
        return new ItemUpdate(item).document(actions, item);
    }

    private @Nullable AttributeValue changed(
            PathTree<Action> node, @Nullable AttributeValue before) {
        Action action = node.leaf();
        if (action != null) {
            return UpdateExpression.result(action, item);
        }
        return switch (before) {
            case Document map when node.elements().isEmpty() -> document(node, map);
            case Sequence list when node.members().isEmpty() -> sequence(node, list);
            case null, default ->
                    throw new InvalidValueException(
                            "The document path provided in the update expression is invalid for"
                                    + " update");
        };
    }

    private Document document(PathTree<Action> node, Document map) {
        Map<String, AttributeValue> values = new LinkedHashMap<>(map.values());
        node.members()
                .forEach((name, child) -> {
                    AttributeValue after = changed(child, map.values().get(name));
                    if (after == null) {
                        values.remove(name);
                    } else {
                        values.put(name, after);
                    }
                });
        return new Document(values);
    }

    /** What is set beyond the end is appended, in the order of the indexes. */
    private Sequence sequence(PathTree<Action> node, Sequence list) {
        List<@Nullable AttributeValue> values = new ArrayList<>(list.values());
        node.elements()
                .forEach((index, child) -> {
                    if (index < list.values().size()) {
                        values.set(index, changed(child, list.values().get(index)));
                    } else {
                        values.add(changed(child, null));
                    }
                });
        return new Sequence(values.stream().filter(Objects::nonNull).toList());
    }
}
