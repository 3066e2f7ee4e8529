package dev.stepgraph.workflow.asl.validate;

import dev.stepgraph.workflow.asl.model.ExecutionType;
import dev.stepgraph.workflow.asl.parse.DefinitionDraft;
import dev.stepgraph.workflow.asl.parse.DiagnosticCollector;
import dev.stepgraph.workflow.asl.parse.LaterFeature;

/** Variables are not kept yet. */
final class VariablesAreNotSupportedYet implements DefinitionRule {

    private static final String MESSAGE =
            "Variables ('Assign' and paths that begin with a variable) are not supported yet";

    @Override
    public void check(
            DefinitionDraft definition, ExecutionType type, DiagnosticCollector diagnostics) {
        definition
                .uses(LaterFeature.VARIABLES)
                .forEach(use -> diagnostics.schemaError(MESSAGE, use.location()));
    }
}
