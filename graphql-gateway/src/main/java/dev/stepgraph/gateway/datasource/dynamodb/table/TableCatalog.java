package dev.stepgraph.gateway.datasource.dynamodb.table;

import dev.stepgraph.common.json.JsonText;
import dev.stepgraph.gateway.datasource.dynamodb.DynamoDbFailure;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * The tables that there are. One is made when it is first used, with the keys that were declared
 * for it; indexes that are declared later are filled then.
 */
final class TableCatalog {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.-]{1,255}");

    private final Map<String, TableDefinition> declared = new ConcurrentHashMap<>();
    private final Map<String, Table> tables = new ConcurrentHashMap<>();
    private final JdbcTemplate jdbc;
    private final TransactionTemplate transactions;
    private final ItemStore items;

    TableCatalog(JdbcTemplate jdbc, TransactionTemplate transactions, ItemStore items) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.items = items;
    }

    /**
     * Says what keys a table has. The last word counts, but a table that is there keeps its keys.
     */
    void declare(String name, TableDefinition definition) {
        TableDefinition before = declared.put(name, definition);
        if (!definition.equals(before)) {
            tables.remove(name);
        }
    }

    /** Whether somebody has declared the table. */
    boolean isDeclared(String name) {
        return declared.containsKey(name);
    }

    /**
     * The table of that name.
     *
     * @throws DynamoDbFailure if the name cannot be one, or the table was made with other keys
     */
    Table table(String name) {
        Table known = tables.get(name);
        if (known != null) {
            return known;
        }
        if (!NAME.matcher(name).matches()) {
            throw new DynamoDbFailure(DynamoDbFailure.VALIDATION, "Not a table's name: " + name);
        }
        Table table = transactions.execute(_ -> open(name));
        tables.put(name, table);
        return table;
    }

    private Table open(String name) {
        TableDefinition wanted = declared.getOrDefault(name, TableDefinition.UNDECLARED);
        jdbc.update(
                "insert into gateway.dynamo_table (name, definition) values (?, ?)"
                        + " on conflict (name) do nothing",
                name,
                wanted.write());
        Table table =
                jdbc.queryForObject(
                        "select id, definition from gateway.dynamo_table where name = ? for update",
                        (row, _) ->
                                new Table(
                                        row.getInt(1),
                                        name,
                                        TableDefinition.read(JsonText.parse(row.getString(2)))),
                        name);
        if (table == null) {
            throw new IllegalStateException("just inserted: " + name);
        }
        return declared.containsKey(name) ? extended(table, wanted) : table;
    }

    private Table extended(Table table, TableDefinition wanted) {
        if (!table.keys().equals(wanted.keys())) {
            throw new DynamoDbFailure(
                    DynamoDbFailure.VALIDATION,
                    "The table %s was made with the keys %s, and they cannot be changed to %s"
                            .formatted(
                                    table.name(),
                                    table.keys().attributes(),
                                    wanted.keys().attributes()));
        }
        Map<String, KeySchema> added = table.definition().missingOf(wanted);
        if (added.isEmpty()) {
            return table;
        }
        SortedMap<String, KeySchema> indexes = new TreeMap<>(table.definition().indexes());
        indexes.putAll(added);
        TableDefinition definition = new TableDefinition(table.keys(), indexes);
        Table extended = new Table(table.id(), table.name(), definition);
        jdbc.update(
                "update gateway.dynamo_table set definition = ? where id = ?",
                definition.write(),
                table.id());
        List.copyOf(added.keySet()).forEach(index -> items.fillIndex(extended, index));
        return extended;
    }
}
