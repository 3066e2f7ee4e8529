package dev.stepgraph.workflow.asl.parse;

import static dev.stepgraph.workflow.asl.parse.DiagnosticCode.PASS_RESULT_IS_STATIC;

import tools.jackson.databind.JsonNode;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;

/** Warns of a {@code Result} that looks computed: it is handed on as it stands. */
final class StaticResult {

    private StaticResult() {}

    static void warn(StateReading state, JsonNode result) {
        Deque<JsonNode> open = new ArrayDeque<>();
        open.push(result);
        while (!open.isEmpty()) {
            JsonNode value = open.pop();
            for (Map.Entry<String, JsonNode> field : value.properties()) {
                if (field.getKey().endsWith(TemplateReader.COMPUTED)) {
                    String message =
                            "The Result of a Pass state is static: field '%s' is not evaluated"
                                    .formatted(field.getKey());
                    Location location = state.fields().at("Result");
                    state.diagnostics().warning(PASS_RESULT_IS_STATIC, message, location);
                    return;
                }
            }
            value.values().forEach(open::push);
        }
    }
}
