package dev.stepgraph.gateway.datasource.dynamodb.table;

import dev.stepgraph.gateway.datasource.dynamodb.expression.Condition;
import dev.stepgraph.gateway.datasource.dynamodb.expression.KeyCondition;
import dev.stepgraph.gateway.datasource.dynamodb.expression.Projection;
import dev.stepgraph.gateway.datasource.dynamodb.value.AttributeValue.Document;
import dev.stepgraph.gateway.datasource.dynamodb.value.InvalidValueException;

import org.jspecify.annotations.Nullable;

import java.util.function.Function;

/**
 * What a query or a scan reads, and what of it is answered.
 *
 * @param index by which it goes; absent: by the table's keys
 * @param keys the keys it goes by
 * @param condition which items are read; absent: all, as in a scan
 * @param filter which of them are answered; absent: all
 * @param projection what of them is answered; absent: everything
 * @param countsOnly whether only their number is answered
 * @param limit how many are read at the most; absent: as many as fit a page
 * @param start the item after which to begin; absent: at the beginning
 * @param forward whether in ascending order
 * @param segment which part of a scan; absent: all of it
 */
record Selection(
        Table table,
        @Nullable String index,
        KeySchema keys,
        @Nullable KeyCondition condition,
        @Nullable Condition filter,
        @Nullable Projection projection,
        boolean countsOnly,
        @Nullable Integer limit,
        @Nullable Document start,
        boolean forward,
        @Nullable Segment segment) {

    /** A part of a scan. */
    record Segment(int number, int total) {
        Segment {
            if (total < 1 || total > 1_000_000 || number < 0 || number >= total) {
                throw new InvalidValueException(
                        "The Segment parameter is required and must be less than TotalSegments");
            }
        }
    }

    /** Reads a Query. */
    static Selection query(ItemRequest request, TableCatalog tables) {
        return read(
                request,
                tables,
                null,
                keys ->
                        KeyCondition.parse(
                                request.requiredText("KeyConditionExpression"),
                                request.placeholders(),
                                keys.partition().name(),
                                keys.sortName()));
    }

    /** Reads a Scan. */
    static Selection scan(ItemRequest request, TableCatalog tables) {
        Integer total = request.number("TotalSegments");
        Integer segment = request.number("Segment");
        if ((total == null) != (segment == null)) {
            throw new InvalidValueException(
                    "The TotalSegments parameter is required but was not present in the request"
                            + " when Segment parameter is present, and the other way round");
        }
        return read(
                request,
                tables,
                total == null || segment == null ? null : new Segment(segment, total),
                _ -> null);
    }

    private static Selection read(
            ItemRequest request,
            TableCatalog tables,
            @Nullable Segment segment,
            Function<KeySchema, @Nullable KeyCondition> condition) {
        Table table = tables.table(request.tableName());
        String index = request.text("IndexName");
        KeySchema keys = table.keysOf(index);
        Integer limit = request.number("Limit");
        if (limit != null && limit < 1) {
            throw new InvalidValueException(
                    "Value '%d' at 'limit' failed to satisfy constraint: Member must have value greater than or equal to 1"
                            .formatted(limit));
        }
        Selection selection =
                new Selection(
                        table,
                        index,
                        keys,
                        condition.apply(keys),
                        request.condition("FilterExpression"),
                        request.projection(),
                        "COUNT".equals(request.text("Select")),
                        limit,
                        request.optionalItem("ExclusiveStartKey"),
                        request.flag("ScanIndexForward", true),
                        segment);
        request.placeholders().requireAllUsed();
        if (selection.condition() != null && selection.filter() != null) {
            requireNoKeys(selection.filter(), keys);
        }
        return selection;
    }

    private static void requireNoKeys(Condition filter, KeySchema keys) {
        for (KeyAttribute key : keys.attributes()) {
            if (filter.attributes().contains(key.name())) {
                throw new InvalidValueException(
                        "Filter Expression can only contain non-primary key attributes: Primary key attribute: "
                                + key.name());
            }
        }
    }
}
