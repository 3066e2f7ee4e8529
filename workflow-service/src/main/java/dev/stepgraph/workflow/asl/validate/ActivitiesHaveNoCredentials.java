package dev.stepgraph.workflow.asl.validate;

import dev.stepgraph.workflow.asl.model.ExecutionType;
import dev.stepgraph.workflow.asl.model.TaskResource;
import dev.stepgraph.workflow.asl.model.TaskState;
import dev.stepgraph.workflow.asl.parse.DefinitionDraft;
import dev.stepgraph.workflow.asl.parse.DiagnosticCollector;
import dev.stepgraph.workflow.asl.parse.StateDraft;

/** A worker fetches an activity's task by itself: there is no call to have a role. */
final class ActivitiesHaveNoCredentials implements DefinitionRule {

    @Override
    public void check(
            DefinitionDraft definition, ExecutionType type, DiagnosticCollector diagnostics) {
        definition.states().forEach(state -> check(state, diagnostics));
    }

    private static void check(StateDraft state, DiagnosticCollector diagnostics) {
        if (state.model() instanceof TaskState task
                && task.resource() instanceof TaskResource.Activity
                && task.credentials() != null) {
            String message = "The field 'Credentials' is not supported for activities";
            diagnostics.schemaError(message, state.location().field("Credentials"));
        }
    }
}
