package dev.stepgraph.gateway.datasource.dynamodb.value;

import dev.stepgraph.gateway.datasource.dynamodb.value.AttributeValue.Binary;
import dev.stepgraph.gateway.datasource.dynamodb.value.AttributeValue.Collection;
import dev.stepgraph.gateway.datasource.dynamodb.value.AttributeValue.Decimal;
import dev.stepgraph.gateway.datasource.dynamodb.value.AttributeValue.Document;
import dev.stepgraph.gateway.datasource.dynamodb.value.AttributeValue.Nothing;
import dev.stepgraph.gateway.datasource.dynamodb.value.AttributeValue.Sequence;
import dev.stepgraph.gateway.datasource.dynamodb.value.AttributeValue.Text;
import dev.stepgraph.gateway.datasource.dynamodb.value.AttributeValue.Truth;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** How large items are, counted as DynamoDB does (DynamoDB, "Item sizes and formats"). */
public final class ItemSize {

    /** How large an item may be. */
    public static final int MAX_ITEM = 400 * 1024;

    private static final int OVERHEAD = 3;

    private ItemSize() {}

    /** The bytes of an item. */
    public static int of(Document item) {
        int size = 0;
        for (var entry : item.values().entrySet()) {
            size += length(entry.getKey()) + of(entry.getValue());
        }
        return size;
    }

    private static int of(AttributeValue value) {
        return switch (value) {
            case Text(String text) -> length(text);
            case Decimal number -> (number.value().precision() + 1) / 2 + 1;
            case Binary(Bytes bytes) -> bytes.length();
            case Truth _, Nothing _ -> 1;
            case Document item -> OVERHEAD + of(item) + item.values().size();
            case Sequence(List<AttributeValue> values) ->
                    OVERHEAD + values.stream().mapToInt(element -> 1 + of(element)).sum();
            case Collection set -> set.values().stream().mapToInt(ItemSize::of).sum();
        };
    }

    private static int length(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
