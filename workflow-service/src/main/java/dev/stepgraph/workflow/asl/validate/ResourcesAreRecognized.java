package dev.stepgraph.workflow.asl.validate;

import dev.stepgraph.workflow.asl.model.ExecutionType;
import dev.stepgraph.workflow.asl.model.TaskResource.ServiceIntegration;
import dev.stepgraph.workflow.asl.model.TaskState;
import dev.stepgraph.workflow.asl.parse.DefinitionDraft;
import dev.stepgraph.workflow.asl.parse.DiagnosticCollector;
import dev.stepgraph.workflow.asl.parse.ResourceReader;
import dev.stepgraph.workflow.asl.parse.StateDraft;

/** A service integration is one that exists, in a pattern that it has. */
final class ResourcesAreRecognized implements DefinitionRule {

    @Override
    public void check(
            DefinitionDraft definition, ExecutionType type, DiagnosticCollector diagnostics) {
        definition.states().forEach(state -> check(state, diagnostics));
    }

    private static void check(StateDraft state, DiagnosticCollector diagnostics) {
        if (state.model() instanceof TaskState task
                && task.resource() instanceof ServiceIntegration integration
                && !IntegrationCatalog.knows(integration)) {
            diagnostics.schemaError(
                    ResourceReader.unrecognized(integration.arn()),
                    state.location().field("Resource"));
        }
    }
}
