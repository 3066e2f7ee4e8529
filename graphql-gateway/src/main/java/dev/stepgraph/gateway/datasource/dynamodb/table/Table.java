package dev.stepgraph.gateway.datasource.dynamodb.table;

import dev.stepgraph.gateway.datasource.dynamodb.DynamoDbFailure;

import org.jspecify.annotations.Nullable;

/**
 * A table that is there.
 *
 * @param id by which the database knows it
 */
record Table(int id, String name, TableDefinition definition) {

    KeySchema keys() {
        return definition.keys();
    }

    /**
     * The keys that a query goes by: those of an index, or the table's own.
     *
     * @throws DynamoDbFailure if there is no such index
     */
    KeySchema keysOf(@Nullable String index) {
        KeySchema found = index == null ? keys() : definition.indexes().get(index);
        if (found == null) {
            throw new DynamoDbFailure(
                    DynamoDbFailure.VALIDATION,
                    "The table does not have the specified index: " + index);
        }
        return found;
    }
}
