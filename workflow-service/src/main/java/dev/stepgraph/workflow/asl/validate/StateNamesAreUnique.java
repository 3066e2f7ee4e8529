package dev.stepgraph.workflow.asl.validate;

import static dev.stepgraph.workflow.asl.parse.DiagnosticCode.DUPLICATE_STATE_NAME;

import dev.stepgraph.workflow.asl.model.ExecutionType;
import dev.stepgraph.workflow.asl.parse.DefinitionDraft;
import dev.stepgraph.workflow.asl.parse.DiagnosticCollector;
import dev.stepgraph.workflow.asl.parse.StateDraft;

import java.util.HashSet;
import java.util.Set;

/** A state's name is its own in the whole state machine, not only in its graph. */
final class StateNamesAreUnique implements DefinitionRule {

    @Override
    public void check(
            DefinitionDraft definition, ExecutionType type, DiagnosticCollector diagnostics) {
        Set<String> names = new HashSet<>();
        definition.states().forEach(state -> check(state, names, diagnostics));
    }

    private static void check(
            StateDraft state, Set<String> names, DiagnosticCollector diagnostics) {
        if (!names.add(state.name())) {
            String message = "Duplicate State name: " + state.name();
            diagnostics.error(DUPLICATE_STATE_NAME, message, state.location());
        }
    }
}
