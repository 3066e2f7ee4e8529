package dev.stepgraph.gateway.datasource.dynamodb.table;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Tables that are kept here and take DynamoDB's requests.
 *
 * @param tables by name. A table that is named nowhere has the partition key {@code id}, a string
 */
@ConfigurationProperties("stepgraph")
public record TableProperties(@DefaultValue Map<String, Declaration> tables) {

    /**
     * A table.
     *
     * @param partitionKey its name and its type: {@code id:S}, {@code id:N} or {@code id:B}
     * @param sortKey likewise; absent: there is none
     * @param indexes secondary indexes by name
     */
    public record Declaration(
            @DefaultValue("id:S") String partitionKey,
            @Nullable String sortKey,
            @DefaultValue Map<String, Index> indexes) {

        TableDefinition definition() {
            SortedMap<String, KeySchema> keys = new TreeMap<>();
            indexes.forEach((name, index) ->
                    keys.put(name, TableDefinition.keys(index.partitionKey(), index.sortKey())));
            return new TableDefinition(TableDefinition.keys(partitionKey, sortKey), keys);
        }
    }

    /**
     * A secondary index.
     *
     * @param partitionKey its name and its type
     * @param sortKey likewise; absent: there is none
     */
    public record Index(String partitionKey, @Nullable String sortKey) {}
}
