package dev.stepgraph.workflow.asl.validate;

import dev.stepgraph.workflow.asl.model.ExecutionType;
import dev.stepgraph.workflow.asl.model.QueryLanguage;
import dev.stepgraph.workflow.asl.parse.DefinitionDraft;
import dev.stepgraph.workflow.asl.parse.DiagnosticCollector;

/** A JSONPath machine may have JSONata states; a JSONata machine has no JSONPath states. */
final class StateLanguagesSuitTheMachine implements DefinitionRule {

    @Override
    public void check(
            DefinitionDraft definition, ExecutionType type, DiagnosticCollector diagnostics) {
        if (definition.queryLanguage() == QueryLanguage.JSON_PATH) {
            return;
        }
        String message =
                "'QueryLanguage' can not be 'JSONPath' if set to 'JSONata' for whole state machine";
        definition
                .states()
                .filter(state -> state.queryLanguage() == QueryLanguage.JSON_PATH)
                .forEach(state -> diagnostics.schemaError(message, state.location()));
    }
}
