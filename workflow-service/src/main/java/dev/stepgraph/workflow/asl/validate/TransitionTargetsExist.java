package dev.stepgraph.workflow.asl.validate;

import static dev.stepgraph.workflow.asl.parse.DiagnosticCode.MISSING_TRANSITION_TARGET;

import dev.stepgraph.workflow.asl.model.ExecutionType;
import dev.stepgraph.workflow.asl.parse.DefinitionDraft;
import dev.stepgraph.workflow.asl.parse.DiagnosticCollector;
import dev.stepgraph.workflow.asl.parse.GraphDraft;
import dev.stepgraph.workflow.asl.parse.Location;
import dev.stepgraph.workflow.asl.parse.StateDraft;
import dev.stepgraph.workflow.asl.parse.StateDraft.Exit;

/** {@code StartAt}, {@code Next} and {@code Default} name states of their own graph. */
final class TransitionTargetsExist implements DefinitionRule {

    @Override
    public void check(
            DefinitionDraft definition, ExecutionType type, DiagnosticCollector diagnostics) {
        definition.graphs().forEach(graph -> check(graph, diagnostics));
    }

    private static void check(GraphDraft graph, DiagnosticCollector diagnostics) {
        String startAt = graph.startAt();
        if (startAt != null) {
            check(startAt, graph.location().field("StartAt"), graph, diagnostics);
        }
        for (StateDraft state : graph.states().values()) {
            for (Exit exit : state.exits()) {
                check(exit.target(), exit.location(), graph, diagnostics);
            }
        }
    }

    /** AWS writes {@code 'Next'} whatever the field is called. */
    private static void check(
            String target, Location location, GraphDraft graph, DiagnosticCollector diagnostics) {
        if (!graph.states().containsKey(target)) {
            String message = "Missing 'Next' target: " + target;
            diagnostics.error(MISSING_TRANSITION_TARGET, message, location);
        }
    }
}
