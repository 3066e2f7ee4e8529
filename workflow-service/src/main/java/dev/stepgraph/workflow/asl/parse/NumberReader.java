package dev.stepgraph.workflow.asl.parse;

import dev.stepgraph.workflow.asl.model.FieldValue;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** Reads numbers that stand in a field or are found through its {@code …Path} form. */
final class NumberReader {

    /** The greatest number of seconds that the language knows, three years and a bit. */
    static final long MOST_SECONDS = 99_999_999;

    private NumberReader() {}

    /** {@code TimeoutSeconds} or {@code HeartbeatSeconds} of a task. */
    static @Nullable FieldValue<Long> seconds(StateReading state, String field) {
        state.fields().allowOneOf(List.of(field, field + "Path"));
        Long literal = state.fields().integer(field, 1, MOST_SECONDS);
        return literal == null
                ? PathReader.computedAnywhere(state, state.fields(), field + "Path")
                : new FieldValue.Literal<>(literal);
    }

    /** A limit of a Map state that counts something. */
    static @Nullable FieldValue<Long> count(StateReading state, String field, long maximum) {
        state.fields().allowOneOf(List.of(field, field + "Path"));
        Long literal = state.fields().integer(field, 0, maximum);
        return literal == null
                ? PathReader.computed(state, field + "Path")
                : new FieldValue.Literal<>(literal);
    }

    /** A limit of a Map state that is a share. */
    static @Nullable FieldValue<Double> percentage(StateReading state, String field) {
        state.fields().allowOneOf(List.of(field, field + "Path"));
        Double literal = state.fields().number(field, 0, 100);
        return literal == null
                ? PathReader.computed(state, field + "Path")
                : new FieldValue.Literal<>(literal);
    }
}
