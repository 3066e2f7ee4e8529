package dev.stepgraph.gateway.datasource.dynamodb.table;

import dev.stepgraph.gateway.datasource.dynamodb.value.AttributeValue;
import dev.stepgraph.gateway.datasource.dynamodb.value.AttributeValue.Document;
import dev.stepgraph.gateway.datasource.dynamodb.value.Bytes;
import dev.stepgraph.gateway.datasource.dynamodb.value.InvalidValueException;

import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Where an item is within a table or an index.
 *
 * @param partition the partition key's hash
 * @param sort the sort key's bytes; empty where there is none
 */
record ItemKey(Bytes partition, Bytes sort) {

    private static final Bytes NONE = new Bytes(new byte[0]);

    /**
     * The key of an item that is to be written.
     *
     * @throws InvalidValueException if the item has not the key it needs
     */
    static ItemKey ofItem(KeySchema keys, Document item) {
        for (KeyAttribute key : keys.attributes()) {
            AttributeValue value = item.values().get(key.name());
            if (value == null) {
                throw new InvalidValueException(
                        "One or more parameter values were invalid: Missing the key %s in the item"
                                .formatted(key.name()));
            }
            if (!value.type().equals(key.type())) {
                throw new InvalidValueException(
                        "One or more parameter values were invalid: Type mismatch for key %s expected: %s actual: %s"
                                .formatted(key.name(), key.type(), value.type()));
            }
        }
        return of(keys, item);
    }

    /**
     * The key that a request names: all key attributes and nothing else.
     *
     * @throws InvalidValueException if it is not that
     */
    static ItemKey ofKey(KeySchema keys, Document key) {
        boolean matches =
                key.values().size() == keys.attributes().size()
                        && keys.attributes().stream()
                                .allMatch(attribute -> hasType(key, attribute));
        if (!matches) {
            throw new InvalidValueException("The provided key element does not match the schema");
        }
        return of(keys, key);
    }

    /** Where an item is in an index; null if it has not the keys for it, and so is not there. */
    static @Nullable ItemKey inIndex(KeySchema keys, Document item) {
        for (KeyAttribute key : keys.attributes()) {
            AttributeValue value = item.values().get(key.name());
            if (value == null) {
                return null;
            }
            if (!value.type().equals(key.type())) {
                throw new InvalidValueException(
                        "One or more parameter values were invalid: Type mismatch for Index Key %s Expected: %s Actual: %s"
                                .formatted(key.name(), key.type(), value.type()));
            }
        }
        return of(keys, item);
    }

    /** The attributes of an item that make its keys. */
    static Document attributes(Document item, KeySchema... schemas) {
        Map<String, AttributeValue> values = new LinkedHashMap<>();
        for (KeySchema keys : schemas) {
            for (KeyAttribute key : keys.attributes()) {
                AttributeValue value = item.values().get(key.name());
                if (value != null) {
                    values.put(key.name(), value);
                }
            }
        }
        return new Document(values);
    }

    /** By which writers of the same item take turns. */
    long lock(int table) {
        ByteBuffer hash = ByteBuffer.wrap(partition.toArray());
        return hash.getLong() ^ ((long) table << Integer.SIZE) ^ sort.hashCode();
    }

    private static boolean hasType(Document key, KeyAttribute attribute) {
        AttributeValue value = key.values().get(attribute.name());
        return value != null && value.type().equals(attribute.type());
    }

    private static ItemKey of(KeySchema keys, Document item) {
        KeyAttribute partition = keys.partition();
        KeyAttribute sort = keys.sort();
        byte[] hash = KeyBytes.partition(partition.name(), value(item, partition));
        return new ItemKey(
                new Bytes(hash),
                sort == null ? NONE : new Bytes(KeyBytes.sort(sort.name(), value(item, sort))));
    }

    private static AttributeValue value(Document item, KeyAttribute attribute) {
        AttributeValue value = item.values().get(attribute.name());
        if (value == null) {
            throw new IllegalStateException("checked before: " + attribute.name());
        }
        return value;
    }
}
