package dev.stepgraph.workflow.asl.validate;

import dev.stepgraph.workflow.asl.model.ExecutionType;
import dev.stepgraph.workflow.asl.model.TaskResource.ServiceIntegration;
import dev.stepgraph.workflow.asl.model.TaskState;
import dev.stepgraph.workflow.asl.parse.DefinitionDraft;
import dev.stepgraph.workflow.asl.parse.DiagnosticCollector;
import dev.stepgraph.workflow.asl.parse.StateDraft;
import dev.stepgraph.workflow.asl.parse.StateDraft.Payload;

import java.util.List;

/** A service integration is given {@code Parameters}, and in them what its service demands. */
final class IntegrationsHaveTheirParameters implements DefinitionRule {

    @Override
    public void check(
            DefinitionDraft definition, ExecutionType type, DiagnosticCollector diagnostics) {
        definition.states().forEach(state -> check(state, diagnostics));
    }

    private static void check(StateDraft state, DiagnosticCollector diagnostics) {
        if (!(state.model() instanceof TaskState task)
                || !(task.resource() instanceof ServiceIntegration integration)) {
            return;
        }
        switch (state.payload()) {
            case Payload.None() ->
                    diagnostics.schemaError(
                            "Parameters field is required for resource ARN: " + integration.arn(),
                            state.location().field("Resource"));
            case Payload.Fields(List<String> names) ->
                    IntegrationCatalog.requiredParameters(integration).stream()
                            .filter(required -> !names.contains(required))
                            .forEach(required -> missing(required, state, diagnostics));
            case Payload.Computed() -> {}
        }
    }

    private static void missing(String field, StateDraft state, DiagnosticCollector diagnostics) {
        diagnostics.schemaError(
                "The field '" + field + "' is required but was missing",
                state.location().field("Parameters"));
    }
}
