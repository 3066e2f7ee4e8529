package dev.stepgraph.workflow.asl.parse;

import dev.stepgraph.workflow.asl.model.FieldValue;
import dev.stepgraph.workflow.asl.model.PathField;
import dev.stepgraph.workflow.asl.model.ResultPath;
import dev.stepgraph.workflow.asl.path.Expression;
import dev.stepgraph.workflow.asl.path.InvalidExpressionException;
import dev.stepgraph.workflow.asl.path.ReferencePath;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

/** Reads the fields of a state that hold one path. */
final class PathReader {

    private static final String WHOLE = "$";

    private PathReader() {}

    /** {@code InputPath} or {@code OutputPath}: a JSONPath or null. */
    static PathField pathField(StateReading state, String field) {
        JsonNode value = state.fields().get(field);
        if (value != null && value.isNull()) {
            return new PathField.Nothing();
        }
        return selected(path(state, state.fields(), field));
    }

    /** {@code ItemsPath}: a reference path, also into the context object. */
    static PathField itemsPath(StateReading state) {
        return selected(placePath(state, state.fields(), "ItemsPath"));
    }

    /** {@code ResultPath} of a state or a catcher: a reference path or null. */
    static ResultPath resultPath(StateReading state, ObjectFields fields) {
        JsonNode value = fields.get("ResultPath");
        if (value != null && value.isNull()) {
            return new ResultPath.Discard();
        }
        ReferencePath path = referencePath(state, fields, "ResultPath");
        return path == null || path.text().equals(WHOLE)
                ? new ResultPath.Replace()
                : new ResultPath.Insert(path);
    }

    /** A reference path whose value a field has while the state runs. */
    static <T> @Nullable FieldValue<T> computed(StateReading state, String field) {
        ReferencePath path = referencePath(state, state.fields(), field);
        return path == null ? null : new FieldValue.Computed<>(field, path);
    }

    /** The same, also into the context object. */
    static <T> @Nullable FieldValue<T> computedAnywhere(
            StateReading state, ObjectFields fields, String field) {
        Expression path = placePath(state, fields, field);
        return path == null ? null : new FieldValue.Computed<>(field, path);
    }

    /** A JSONPath; absent if the field is missing or faulty. */
    static @Nullable Expression path(StateReading state, ObjectFields fields, String field) {
        String text = pathText(state, fields, field);
        if (text == null) {
            return null;
        }
        try {
            return state.expressions().path(text);
        } catch (InvalidExpressionException invalid) {
            state.diagnostics().schemaError("Value must be a valid JSONPath.", fields.at(field));
            return null;
        }
    }

    /** A path to one place in the data or in the context object. */
    static @Nullable Expression placePath(StateReading state, ObjectFields fields, String field) {
        JsonNode value = fields.get(field);
        boolean inContext =
                value != null && value.isString() && value.stringValue().startsWith("$$");
        return inContext ? path(state, fields, field) : referencePath(state, fields, field);
    }

    private static @Nullable ReferencePath referencePath(
            StateReading state, ObjectFields fields, String field) {
        String text = pathText(state, fields, field);
        if (text == null) {
            return null;
        }
        try {
            return state.expressions().referencePath(text);
        } catch (InvalidExpressionException invalid) {
            String message = "Value is not a Reference Path: " + invalid.reason();
            state.diagnostics().schemaError(message, fields.at(field));
            return null;
        }
    }

    private static @Nullable String pathText(
            StateReading state, ObjectFields fields, String field) {
        String text = fields.string(field);
        if (text != null && Variables.beginsIn(text)) {
            state.uses(LaterFeature.VARIABLES, fields.at(field));
            return null;
        }
        return text;
    }

    private static PathField selected(@Nullable Expression path) {
        return path == null || path.text().equals(WHOLE)
                ? new PathField.Whole()
                : new PathField.Selected(path);
    }
}
