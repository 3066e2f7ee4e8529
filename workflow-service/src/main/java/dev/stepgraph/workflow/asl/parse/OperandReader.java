package dev.stepgraph.workflow.asl.parse;

import dev.stepgraph.workflow.asl.model.Comparator;
import dev.stepgraph.workflow.asl.model.FieldValue;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

/** Reads the literal that a comparator compares with; each comparator wants a type of its own. */
final class OperandReader {

    private OperandReader() {}

    static @Nullable FieldValue<JsonNode> read(
            StateReading state, ObjectFields fields, Comparator comparator) {
        JsonNode value = fields.get(comparator.field());
        if (value == null) {
            return null;
        }
        boolean fits =
                switch (comparator) {
                    case STRING_EQUALS,
                            STRING_LESS_THAN,
                            STRING_GREATER_THAN,
                            STRING_LESS_THAN_EQUALS,
                            STRING_GREATER_THAN_EQUALS,
                            STRING_MATCHES ->
                            isString(state, fields, comparator.field());
                    case NUMERIC_EQUALS,
                            NUMERIC_LESS_THAN,
                            NUMERIC_GREATER_THAN,
                            NUMERIC_LESS_THAN_EQUALS,
                            NUMERIC_GREATER_THAN_EQUALS ->
                            fields.anyNumber(comparator.field()) != null;
                    case TIMESTAMP_EQUALS,
                            TIMESTAMP_LESS_THAN,
                            TIMESTAMP_GREATER_THAN,
                            TIMESTAMP_LESS_THAN_EQUALS,
                            TIMESTAMP_GREATER_THAN_EQUALS ->
                            isTimestamp(state, fields, comparator.field());
                    case BOOLEAN_EQUALS,
                            IS_NULL,
                            IS_PRESENT,
                            IS_NUMERIC,
                            IS_STRING,
                            IS_BOOLEAN,
                            IS_TIMESTAMP ->
                            fields.bool(comparator.field()) != null;
                };
        return fits ? new FieldValue.Literal<>(value) : null;
    }

    private static boolean isString(StateReading state, ObjectFields fields, String field) {
        LooksComputed.warnOfMissingPath(state, fields, field);
        return fields.string(field) != null;
    }

    private static boolean isTimestamp(StateReading state, ObjectFields fields, String field) {
        String text = fields.string(field);
        if (text == null) {
            return false;
        }
        return Timestamps.check(text, fields.at(field), state.diagnostics());
    }
}
