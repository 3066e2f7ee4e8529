package dev.stepgraph.gateway.datasource.dynamodb.table;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * The keys of a table or an index.
 *
 * @param partition the partition key
 * @param sort the sort key; absent: there is none
 */
record KeySchema(KeyAttribute partition, @Nullable KeyAttribute sort) {

    /** Both keys, as far as there are two. */
    List<KeyAttribute> attributes() {
        List<KeyAttribute> attributes = new ArrayList<>();
        attributes.add(partition);
        if (sort != null) {
            attributes.add(sort);
        }
        return attributes;
    }

    @Nullable String sortName() {
        return sort == null ? null : sort.name();
    }
}
