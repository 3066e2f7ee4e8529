package dev.stepgraph.workflow.asl.validate;

import static dev.stepgraph.workflow.asl.parse.DiagnosticCode.INVALID_STATE_NAME;

import dev.stepgraph.workflow.asl.model.ExecutionType;
import dev.stepgraph.workflow.asl.parse.DefinitionDraft;
import dev.stepgraph.workflow.asl.parse.DiagnosticCollector;
import dev.stepgraph.workflow.asl.parse.StateDraft;

/** A state's name has at least one Unicode character and at most as many as the quota allows. */
final class StateNamesAreShort implements DefinitionRule {

    private final int maximum;

    StateNamesAreShort(int maximum) {
        this.maximum = maximum;
    }

    @Override
    public void check(
            DefinitionDraft definition, ExecutionType type, DiagnosticCollector diagnostics) {
        definition.states().forEach(state -> check(state, diagnostics));
    }

    private void check(StateDraft state, DiagnosticCollector diagnostics) {
        String name = state.name();
        if (name.isEmpty()) {
            String message = "Invalid State name: it must not be empty";
            diagnostics.error(INVALID_STATE_NAME, message, state.location());
        } else if (name.codePointCount(0, name.length()) > maximum) {
            String message =
                    "Invalid State name: '%s' exceeds the %d-character limit allowed by the service"
                            .formatted(name, maximum);
            diagnostics.error(INVALID_STATE_NAME, message, state.location());
        }
    }
}
