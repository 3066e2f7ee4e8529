package dev.stepgraph.gateway.datasource.dynamodb.table;

import dev.stepgraph.common.json.JsonText;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A table's keys and those of its indexes. Indexes hold whole items.
 *
 * @param keys the table's own
 * @param indexes by name
 */
public record TableDefinition(KeySchema keys, SortedMap<String, KeySchema> indexes) {

    /** A table that nobody declared: its partition key is {@code id}, a string. */
    static final TableDefinition UNDECLARED =
            new TableDefinition(new KeySchema(new KeyAttribute("id", "S"), null), new TreeMap<>());

    public TableDefinition {
        indexes = new TreeMap<>(indexes);
    }

    /**
     * Reads a definition: {@code {"partitionKey": "pk:S", "sortKey": "sk:N", "indexes": {"byName":
     * "name:S sk:N"}}}. An index has one key or two.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static TableDefinition read(JsonNode json) {
        SortedMap<String, KeySchema> indexes = new TreeMap<>();
        json.path("indexes").forEachEntry((name, index) -> indexes.put(name, index(index)));
        return new TableDefinition(keys(json), indexes);
    }

    /** The definition as {@link #read} reads it. */
    String write() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("partitionKey", keys.partition().toString());
        KeyAttribute sort = keys.sort();
        if (sort != null) {
            json.put("sortKey", sort.toString());
        }
        ObjectNode inner = json.putObject("indexes");
        indexes.forEach((name, index) ->
                inner.put(
                        name,
                        index.attributes().stream()
                                .map(KeyAttribute::toString)
                                .collect(Collectors.joining(" "))));
        return JsonText.write(json);
    }

    private static KeySchema index(JsonNode json) {
        String[] keys = json.asString("").strip().split(" +", -1);
        if (keys.length > 2) {
            throw new IllegalArgumentException("An index has one key or two, such as name:S sk:N");
        }
        return keys(keys[0], keys.length == 1 ? null : keys[1]);
    }

    private static KeySchema keys(JsonNode json) {
        JsonNode partition = json.path("partitionKey");
        JsonNode sort = json.path("sortKey");
        if (!partition.isString() || !(sort.isString() || sort.isMissingNode())) {
            throw new IllegalArgumentException(
                    "partitionKey must be a name and a type, such as id:S; sortKey likewise");
        }
        return keys(partition.stringValue(), sort.isString() ? sort.stringValue() : null);
    }

    static KeySchema keys(String partition, @Nullable String sort) {
        return new KeySchema(
                KeyAttribute.parse(partition), sort == null ? null : KeyAttribute.parse(sort));
    }

    /** The indexes that another definition has and this one has not. */
    Map<String, KeySchema> missingOf(TableDefinition other) {
        Map<String, KeySchema> missing = new TreeMap<>(other.indexes);
        missing.keySet().removeAll(indexes.keySet());
        return missing;
    }
}
