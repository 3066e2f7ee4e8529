package dev.stepgraph.workflow.asl.validate;

import dev.stepgraph.workflow.asl.model.ExecutionType;
import dev.stepgraph.workflow.asl.parse.DefinitionDraft;
import dev.stepgraph.workflow.asl.parse.DiagnosticCollector;
import dev.stepgraph.workflow.asl.parse.LaterFeature;

/** Map states run inside their execution: distributed ones are not run yet. */
final class DistributedMapsAreNotSupportedYet implements DefinitionRule {

    private static final String MESSAGE =
            "Map state in mode 'DISTRIBUTED', and the fields that only it has, are not supported yet";

    @Override
    public void check(
            DefinitionDraft definition, ExecutionType type, DiagnosticCollector diagnostics) {
        definition
                .uses(LaterFeature.DISTRIBUTED_MAP)
                .forEach(use -> diagnostics.schemaError(MESSAGE, use.location()));
    }
}
