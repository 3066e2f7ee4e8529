package dev.stepgraph.workflow.asl.validate;

import dev.stepgraph.workflow.asl.model.ExecutionType;
import dev.stepgraph.workflow.asl.parse.DefinitionDraft;
import dev.stepgraph.workflow.asl.parse.DiagnosticCollector;
import dev.stepgraph.workflow.asl.parse.LaterFeature;

/** JSONata is not read yet: states are written in JSONPath. */
final class JsonataIsNotSupportedYet implements DefinitionRule {

    private static final String MESSAGE = "QueryLanguage 'JSONata' is not supported yet";

    @Override
    public void check(
            DefinitionDraft definition, ExecutionType type, DiagnosticCollector diagnostics) {
        definition
                .uses(LaterFeature.JSONATA)
                .forEach(use -> diagnostics.schemaError(MESSAGE, use.location()));
    }
}
