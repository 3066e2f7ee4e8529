package dev.stepgraph.workflow.asl.validate;

import dev.stepgraph.workflow.asl.model.ExecutionType;
import dev.stepgraph.workflow.asl.model.TaskResource;
import dev.stepgraph.workflow.asl.model.TaskState;
import dev.stepgraph.workflow.asl.parse.DefinitionDraft;
import dev.stepgraph.workflow.asl.parse.DiagnosticCollector;
import dev.stepgraph.workflow.asl.parse.StateDraft;

import org.jspecify.annotations.Nullable;

/** Express executions use no activities, and wait neither for jobs nor for task tokens. */
final class ExpressMachinesWaitForNobody implements DefinitionRule {

    @Override
    public void check(
            DefinitionDraft definition, ExecutionType type, DiagnosticCollector diagnostics) {
        if (type == ExecutionType.EXPRESS) {
            definition.states().forEach(state -> check(state, diagnostics));
        }
    }

    private static void check(StateDraft state, DiagnosticCollector diagnostics) {
        if (state.model() instanceof TaskState task) {
            String unsupported = unsupported(task.resource());
            if (unsupported != null) {
                diagnostics.schemaError(
                        "Express state machine does not support " + unsupported,
                        state.location().field("Resource"));
            }
        }
    }

    /** What is not supported, in AWS's words, their blank at the end included. */
    private static @Nullable String unsupported(TaskResource resource) {
        return switch (resource) {
            case TaskResource.LambdaFunction _ -> null;
            case TaskResource.Activity _ -> "Activity ARN";
            case TaskResource.ServiceIntegration integration ->
                    switch (integration.pattern()) {
                        case REQUEST_RESPONSE -> null;
                        case RUN_JOB, RUN_JOB_V2 -> "'.sync' service integration ";
                        case WAIT_FOR_TASK_TOKEN -> "'.waitForTaskToken' service integration ";
                    };
        };
    }
}
