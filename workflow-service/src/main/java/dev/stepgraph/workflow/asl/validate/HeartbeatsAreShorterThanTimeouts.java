package dev.stepgraph.workflow.asl.validate;

import dev.stepgraph.workflow.asl.model.ExecutionType;
import dev.stepgraph.workflow.asl.model.FieldValue;
import dev.stepgraph.workflow.asl.model.TaskState;
import dev.stepgraph.workflow.asl.parse.DefinitionDraft;
import dev.stepgraph.workflow.asl.parse.DiagnosticCollector;
import dev.stepgraph.workflow.asl.parse.StateDraft;

/** {@code HeartbeatSeconds} is smaller than {@code TimeoutSeconds} where both stand there. */
final class HeartbeatsAreShorterThanTimeouts implements DefinitionRule {

    @Override
    public void check(
            DefinitionDraft definition, ExecutionType type, DiagnosticCollector diagnostics) {
        definition.states().forEach(state -> check(state, diagnostics));
    }

    private static void check(StateDraft state, DiagnosticCollector diagnostics) {
        if (state.model() instanceof TaskState task
                && task.timeouts().timeoutSeconds()
                        instanceof FieldValue.Literal<Long>(Long timeout)
                && task.timeouts().heartbeatSeconds()
                        instanceof FieldValue.Literal<Long>(Long heartbeat)
                && heartbeat >= timeout) {
            diagnostics.schemaError(
                    "HeartbeatSeconds must be smaller than TimeoutSeconds",
                    state.location().field("HeartbeatSeconds"));
        }
    }
}
