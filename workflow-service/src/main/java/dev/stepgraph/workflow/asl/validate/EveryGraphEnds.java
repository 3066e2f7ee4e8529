package dev.stepgraph.workflow.asl.validate;

import static dev.stepgraph.workflow.asl.parse.DiagnosticCode.MISSING_END_STATE;

import dev.stepgraph.workflow.asl.model.ExecutionType;
import dev.stepgraph.workflow.asl.parse.DefinitionDraft;
import dev.stepgraph.workflow.asl.parse.DiagnosticCollector;
import dev.stepgraph.workflow.asl.parse.GraphDraft;
import dev.stepgraph.workflow.asl.parse.Location;
import dev.stepgraph.workflow.asl.parse.StateDraft;

import org.jspecify.annotations.Nullable;

/** A graph has a state that ends it: {@code "End": true}, Succeed or Fail. */
final class EveryGraphEnds implements DefinitionRule {

    @Override
    public void check(
            DefinitionDraft definition, ExecutionType type, DiagnosticCollector diagnostics) {
        for (GraphDraft graph : definition.graphs()) {
            if (neverEnds(graph)) {
                diagnostics.error(
                        MISSING_END_STATE, "Workflow has no terminal state", locationOf(graph));
            }
        }
    }

    /** Whether no state ends the graph. Where that cannot be told, another diagnostic says why. */
    static boolean neverEnds(GraphDraft graph) {
        return !graph.states().isEmpty()
                && graph.states().values().stream().allMatch(StateDraft::exitsKnown)
                && graph.states().values().stream().noneMatch(StateDraft::terminal);
    }

    /** AWS gives no location when the whole machine is meant. */
    private static @Nullable Location locationOf(GraphDraft graph) {
        return graph.location() == Location.ROOT ? null : graph.location();
    }
}
