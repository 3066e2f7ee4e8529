package dev.stepgraph.workflow.asl.parse;

import static dev.stepgraph.workflow.asl.parse.DiagnosticCode.NO_DOLLAR;
import static dev.stepgraph.workflow.asl.parse.DiagnosticCode.NO_PATH;

import tools.jackson.databind.JsonNode;

import java.util.Map;

/** Warns of literals that were probably meant to be expressions. */
final class LooksComputed {

    private LooksComputed() {}

    /** Of a field in a payload template whose name lacks its {@code .$}. */
    static void warnOfMissingDollar(
            StateReading state, Map.Entry<String, JsonNode> field, Location location) {
        if (isPath(field.getValue()) || isCall(field.getValue())) {
            String message =
                    "Field '%s' looks like a JSONPath or an intrinsic function call, but its name does not end with '.$'"
                            .formatted(field.getKey());
            state.diagnostics().warning(NO_DOLLAR, message, location);
        }
    }

    /** Of a field that has a twin for paths, whose name ends in {@code Path}. */
    static void warnOfMissingPath(StateReading state, ObjectFields fields, String field) {
        JsonNode value = fields.get(field);
        if (value != null && isPath(value)) {
            String message =
                    "Field '%s' looks like a path, but its name does not end with 'Path'"
                            .formatted(field);
            state.diagnostics().warning(NO_PATH, message, fields.at(field));
        }
    }

    private static boolean isPath(JsonNode value) {
        return value.isString()
                && (value.stringValue().equals("$")
                        || value.stringValue().startsWith("$.")
                        || value.stringValue().startsWith("$["));
    }

    private static boolean isCall(JsonNode value) {
        return value.isString()
                && value.stringValue().startsWith("States.")
                && value.stringValue().endsWith(")");
    }
}
