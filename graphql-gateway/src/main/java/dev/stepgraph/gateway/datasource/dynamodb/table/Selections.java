package dev.stepgraph.gateway.datasource.dynamodb.table;

import dev.stepgraph.gateway.datasource.dynamodb.value.AttributeValue.Document;
import dev.stepgraph.gateway.datasource.dynamodb.value.ItemSize;
import dev.stepgraph.gateway.datasource.dynamodb.value.TypedJson;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.ResultSetExtractor;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.sql.ResultSet;
import java.sql.SQLException;

/** Query and Scan: page by page, a page being a limit's items or a megabyte. */
final class Selections {

    private static final int MAX_PAGE_BYTES = 1_048_576;

    private final TableCatalog tables;
    private final JdbcTemplate jdbc;

    /**
     * @param jdbc fetches few rows at a time
     */
    Selections(TableCatalog tables, JdbcTemplate jdbc) {
        this.tables = tables;
        this.jdbc = jdbc;
    }

    /** Query. */
    ObjectNode query(JsonNode input) {
        return run(Selection.query(new ItemRequest(input), tables));
    }

    /** Scan. */
    ObjectNode scan(JsonNode input) {
        return run(Selection.scan(new ItemRequest(input), tables));
    }

    private ObjectNode run(Selection selection) {
        SelectionSql sql = new SelectionSql(selection);
        ObjectNode page =
                jdbc.query(
                        sql.text(),
                        (ResultSetExtractor<ObjectNode>) rows -> page(selection, rows),
                        sql.parameters());
        if (page == null) {
            throw new IllegalStateException("there is always a page");
        }
        return page;
    }

    private static ObjectNode page(Selection selection, ResultSet rows) throws SQLException {
        ObjectNode output = JsonNodeFactory.instance.objectNode();
        ArrayNode items = JsonNodeFactory.instance.arrayNode();
        Integer limit = selection.limit();
        int scanned = 0;
        int matched = 0;
        int bytes = 0;
        while (rows.next()) {
            Document item = ItemStore.document(rows.getString(1));
            scanned++;
            bytes += ItemSize.of(item);
            if (selection.filter() == null || selection.filter().holdsFor(item)) {
                matched++;
                if (!selection.countsOnly()) {
                    items.add(TypedJson.writeItem(projected(selection, item)));
                }
            }
            if (bytes >= MAX_PAGE_BYTES || (limit != null && scanned == limit)) {
                Document last =
                        ItemKey.attributes(item, selection.table().keys(), selection.keys());
                output.set("LastEvaluatedKey", TypedJson.writeItem(last));
                break;
            }
        }
        if (!selection.countsOnly()) {
            output.set("Items", items);
        }
        return output.put("Count", matched).put("ScannedCount", scanned);
    }

    private static Document projected(Selection selection, Document item) {
        return selection.projection() == null ? item : selection.projection().of(item);
    }
}
