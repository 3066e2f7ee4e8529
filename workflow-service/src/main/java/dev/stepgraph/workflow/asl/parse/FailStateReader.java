package dev.stepgraph.workflow.asl.parse;

import dev.stepgraph.workflow.asl.model.FailState;
import dev.stepgraph.workflow.asl.model.FieldValue;
import dev.stepgraph.workflow.asl.model.State;
import dev.stepgraph.workflow.asl.path.InvalidExpressionException;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Set;

/** Reads Fail states. */
final class FailStateReader implements StateReader {

    private static final Set<String> FIELDS = Set.of("Error", "ErrorPath", "Cause", "CausePath");

    @Override
    public Set<String> fields() {
        return FIELDS;
    }

    @Override
    public State read(StateReading state) {
        state.endsItsGraph();
        return new FailState(
                state.name(), text(state, "Error", "ErrorPath"), text(state, "Cause", "CausePath"));
    }

    private static @Nullable FieldValue<String> text(
            StateReading state, String field, String pathField) {
        state.fields().allowOneOf(List.of(field, pathField));
        String literal = state.fields().string(field);
        if (literal == null) {
            return computed(state, pathField);
        }
        LooksComputed.warnOfMissingPath(state, state.fields(), field);
        return new FieldValue.Literal<>(literal);
    }

    /** Unlike other paths, these may be calls of intrinsic functions. */
    private static @Nullable FieldValue<String> computed(StateReading state, String field) {
        String text = state.fields().string(field);
        if (text == null) {
            return null;
        }
        if (Variables.beginsIn(text)) {
            state.uses(LaterFeature.VARIABLES, state.fields().at(field));
            return null;
        }
        try {
            return new FieldValue.Computed<>(field, state.expressions().expression(text));
        } catch (InvalidExpressionException invalid) {
            String message =
                    "The value for the field '%s' must be a valid JSONPath or a valid intrinsic function call"
                            .formatted(field);
            state.diagnostics().schemaError(message, state.fields().at(field));
            return null;
        }
    }
}
