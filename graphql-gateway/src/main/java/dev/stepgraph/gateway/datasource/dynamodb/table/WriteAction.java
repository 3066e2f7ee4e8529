package dev.stepgraph.gateway.datasource.dynamodb.table;

import dev.stepgraph.gateway.datasource.dynamodb.expression.Condition;
import dev.stepgraph.gateway.datasource.dynamodb.expression.UpdateExpression;
import dev.stepgraph.gateway.datasource.dynamodb.value.AttributeValue.Document;
import dev.stepgraph.gateway.datasource.dynamodb.value.InvalidValueException;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.util.Map;

/**
 * What is to become of one item, if a condition holds.
 *
 * @param table where it is
 * @param key which it is
 * @param condition what must hold for the item that is there, or for an empty one; absent: nothing
 * @param returnsOld whether a failed condition shows the item that is there
 * @param change what it becomes
 */
record WriteAction(
        Table table,
        ItemKey key,
        @Nullable Condition condition,
        boolean returnsOld,
        Change change) {

    private static final Document EMPTY = new Document(Map.of());

    /** What an item becomes. */
    sealed interface Change {
        /** This item. */
        record Put(Document item) implements Change {}

        /**
         * What the update makes of it, or of an item that has only its key.
         *
         * @param key the key's attributes
         * @param update absent: the item is as it is, but there
         */
        record Update(Document key, @Nullable UpdateExpression update) implements Change {}

        /** Nothing. */
        record Delete() implements Change {}

        /** What it is: only the condition counts. */
        record Check() implements Change {}
    }

    /**
     * Reads a write of that kind: {@code Put}, {@code Update}, {@code Delete} or {@code
     * ConditionCheck}.
     *
     * @throws InvalidValueException if it is none
     */
    static WriteAction read(String kind, JsonNode json, TableCatalog tables) {
        ItemRequest request = new ItemRequest(json);
        Table table = tables.table(request.tableName());
        Condition condition = request.condition("ConditionExpression");
        boolean returnsOld = "ALL_OLD".equals(request.text("ReturnValuesOnConditionCheckFailure"));
        ItemKey key;
        Change change;
        if (kind.equals("Put")) {
            Document item = request.item("Item");
            key = ItemKey.ofItem(table.keys(), item);
            change = new Change.Put(item);
        } else {
            Document attributes = request.item("Key");
            key = ItemKey.ofKey(table.keys(), attributes);
            change =
                    switch (kind) {
                        case "Update" -> new Change.Update(attributes, update(request));
                        case "Delete" -> new Change.Delete();
                        case "ConditionCheck" -> new Change.Check();
                        default -> throw new InvalidValueException("Unknown write: " + kind);
                    };
        }
        request.placeholders().requireAllUsed();
        return new WriteAction(table, key, condition, returnsOld, change);
    }

    /** Whether its condition holds for what is there. */
    boolean allowedFor(@Nullable Document current) {
        return condition == null || condition.holdsFor(current == null ? EMPTY : current);
    }

    /**
     * The item afterwards; null: there is none.
     *
     * @throws InvalidValueException if it cannot be done to this item
     */
    @Nullable Document result(@Nullable Document current) {
        return switch (change) {
            case Change.Put(Document item) -> item;
            case Change.Update(Document attributes, UpdateExpression update) -> {
                Document before = current == null ? attributes : current;
                yield update == null ? before : updated(update, before);
            }
            case Change.Delete _ -> null;
            case Change.Check _ -> current;
        };
    }

    private Document updated(UpdateExpression update, Document before) {
        for (KeyAttribute attribute : table.keys().attributes()) {
            if (update.attributes().contains(attribute.name())) {
                throw new InvalidValueException(
                        "One or more parameter values were invalid: Cannot update attribute %s. This attribute is part of the key"
                                .formatted(attribute.name()));
            }
        }
        return update.applyTo(before);
    }

    /** Carries it out on what is there, whose lock the caller holds; answers what there is then. */
    @Nullable Document carryOut(ItemStore items, @Nullable Document current) {
        Document after = result(current);
        switch (change) {
            case Change.Put _, Change.Update _ -> {
                if (after != null) {
                    items.write(table, key, after);
                }
            }
            case Change.Delete _ -> items.delete(table, key);
            case Change.Check _ -> {}
        }
        return after;
    }

    long lock() {
        return key.lock(table.id());
    }

    private static @Nullable UpdateExpression update(ItemRequest request) {
        String text = request.text("UpdateExpression");
        return text == null ? null : UpdateExpression.parse(text, request.placeholders());
    }
}
