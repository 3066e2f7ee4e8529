package dev.stepgraph.gateway.datasource.dynamodb.table;

import dev.stepgraph.common.json.JsonText;
import dev.stepgraph.gateway.datasource.dynamodb.value.AttributeValue.Document;
import dev.stepgraph.gateway.datasource.dynamodb.value.InvalidValueException;
import dev.stepgraph.gateway.datasource.dynamodb.value.ItemSize;
import dev.stepgraph.gateway.datasource.dynamodb.value.TypedJson;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.ResultSetExtractor;

import java.util.Collection;

/** Items in the database, and their entries in indexes. Writers hold the item's lock. */
final class ItemStore {

    private final JdbcTemplate jdbc;

    ItemStore(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Waits until nobody else writes these items, and keeps others from it until the end. */
    void lock(Collection<Long> locks) {
        locks.stream()
                .sorted()
                .distinct()
                .forEach(lock -> jdbc.query("select pg_advisory_xact_lock(?)", _ -> {}, lock));
    }

    /** An item; null if there is none. */
    @Nullable Document read(Table table, ItemKey key) {
        return jdbc.query(
                "select content from gateway.dynamo_item"
                        + " where table_id = ? and partition = ? and sort = ?",
                (ResultSetExtractor<@Nullable Document>)
                        row -> row.next() ? document(row.getString(1)) : null,
                table.id(),
                key.partition().toArray(),
                key.sort().toArray());
    }

    /**
     * Puts an item in the place of whatever is there.
     *
     * @throws InvalidValueException if it is too large, or its keys do not fit an index
     */
    void write(Table table, ItemKey key, Document item) {
        if (ItemSize.of(item) > ItemSize.MAX_ITEM) {
            throw new InvalidValueException("Item size has exceeded the maximum allowed size");
        }
        jdbc.update(
                "insert into gateway.dynamo_item (table_id, partition, sort, content)"
                        + " values (?, ?, ?, ?)"
                        + " on conflict (table_id, partition, sort)"
                        + " do update set content = excluded.content",
                table.id(),
                key.partition().toArray(),
                key.sort().toArray(),
                JsonText.write(TypedJson.writeItem(item)));
        if (!table.definition().indexes().isEmpty()) {
            index(table, key, item);
        }
    }

    /** Removes an item, if it is there. */
    void delete(Table table, ItemKey key) {
        jdbc.update(
                "delete from gateway.dynamo_item"
                        + " where table_id = ? and partition = ? and sort = ?",
                table.id(),
                key.partition().toArray(),
                key.sort().toArray());
    }

    /** Enters all items into an index that is new. */
    void fillIndex(Table table, String index) {
        KeySchema keys = table.keysOf(index);
        jdbc.query(
                "select partition, sort, content from gateway.dynamo_item where table_id = ?",
                row -> {
                    Document item = document(row.getString(3));
                    enter(table, index, keys, ItemKey.ofItem(table.keys(), item), item);
                },
                table.id());
    }

    /** An item as the database has it. */
    static Document document(String content) {
        return TypedJson.readItem(JsonText.parse(content));
    }

    private void index(Table table, ItemKey key, Document item) {
        jdbc.update(
                "delete from gateway.dynamo_index_entry"
                        + " where table_id = ? and item_partition = ? and item_sort = ?",
                table.id(),
                key.partition().toArray(),
                key.sort().toArray());
        table.definition().indexes().forEach((index, keys) -> enter(table, index, keys, key, item));
    }

    private void enter(Table table, String index, KeySchema keys, ItemKey key, Document item) {
        ItemKey entry = ItemKey.inIndex(keys, item);
        if (entry != null) {
            jdbc.update(
                    "insert into gateway.dynamo_index_entry (table_id, index_name, partition, sort,"
                            + " item_partition, item_sort) values (?, ?, ?, ?, ?, ?)",
                    table.id(),
                    index,
                    entry.partition().toArray(),
                    entry.sort().toArray(),
                    key.partition().toArray(),
                    key.sort().toArray());
        }
    }
}
