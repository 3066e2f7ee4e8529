package dev.stepgraph.gateway.datasource.dynamodb.table;

import java.util.Set;

/**
 * An attribute that is a key.
 *
 * @param name its name
 * @param type {@code S}, {@code N} or {@code B}
 */
record KeyAttribute(String name, String type) {

    private static final Set<String> TYPES = Set.of("S", "N", "B");

    KeyAttribute {
        if (name.isEmpty() || !TYPES.contains(type)) {
            throw new IllegalArgumentException(
                    "not a key attribute: " + name + ":" + type + " (the type is S, N or B)");
        }
    }

    /** Reads {@code id:S}; without a type it is a string. */
    static KeyAttribute parse(String text) {
        int colon = text.lastIndexOf(':');
        return colon < 0
                ? new KeyAttribute(text, "S")
                : new KeyAttribute(text.substring(0, colon), text.substring(colon + 1));
    }

    @Override
    public String toString() {
        return name + ":" + type;
    }
}
