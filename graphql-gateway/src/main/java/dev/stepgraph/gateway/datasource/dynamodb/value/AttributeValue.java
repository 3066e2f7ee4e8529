package dev.stepgraph.gateway.datasource.dynamodb.value;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A value of an item's attribute (DynamoDB API Reference, "AttributeValue"). Never changes. */
public sealed interface AttributeValue {

    /** The name of its type in DynamoDB's JSON, such as {@code S}. */
    String type();

    /** A string. */
    record Text(String value) implements AttributeValue {
        @Override
        public String type() {
            return "S";
        }
    }

    /** A number of at most 38 digits; equal numbers are equal however they were written. */
    record Decimal(BigDecimal value) implements AttributeValue {
        public Decimal {
            value = value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
        }

        @Override
        public String type() {
            return "N";
        }
    }

    /** Bytes. */
    record Binary(Bytes value) implements AttributeValue {
        @Override
        public String type() {
            return "B";
        }
    }

    /** A truth value. */
    record Truth(boolean value) implements AttributeValue {
        @Override
        public String type() {
            return "BOOL";
        }
    }

    /** Null, which is a value too. */
    record Nothing() implements AttributeValue {
        @Override
        public String type() {
            return "NULL";
        }
    }

    /** A list. */
    record Sequence(List<AttributeValue> values) implements AttributeValue {
        public Sequence {
            values = List.copyOf(values);
        }

        @Override
        public String type() {
            return "L";
        }
    }

    /** A map; an item is one too. */
    record Document(Map<String, AttributeValue> values) implements AttributeValue {
        public Document {
            values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        }

        @Override
        public String type() {
            return "M";
        }
    }

    /** A set of strings, of numbers or of bytes: {@code SS, NS, BS}. Its elements have one type. */
    record Collection(String elementType, Set<AttributeValue> values) implements AttributeValue {
        public Collection {
            values = Collections.unmodifiableSet(new LinkedHashSet<>(values));
        }

        @Override
        public String type() {
            return elementType + "S";
        }
    }
}
