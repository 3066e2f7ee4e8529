package dev.stepgraph.workflow.asl.validate;

import static dev.stepgraph.workflow.asl.parse.DiagnosticCode.MISSING_TRANSITION_TARGET;

import dev.stepgraph.workflow.asl.model.ExecutionType;
import dev.stepgraph.workflow.asl.parse.DefinitionDraft;
import dev.stepgraph.workflow.asl.parse.DiagnosticCollector;
import dev.stepgraph.workflow.asl.parse.GraphDraft;
import dev.stepgraph.workflow.asl.parse.StateDraft;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;

/**
 * Some way leads from {@code StartAt} to every state. A graph that never ends is left alone, as AWS
 * leaves it, and so is one of which not all ways are known.
 */
final class StatesAreReachable implements DefinitionRule {

    @Override
    public void check(
            DefinitionDraft definition, ExecutionType type, DiagnosticCollector diagnostics) {
        for (GraphDraft graph : definition.graphs()) {
            StateDraft start = startOf(graph);
            if (start != null && !EveryGraphEnds.neverEnds(graph)) {
                check(graph, start, diagnostics);
            }
        }
    }

    private static @Nullable StateDraft startOf(GraphDraft graph) {
        boolean known = graph.states().values().stream().allMatch(StateDraft::exitsKnown);
        String startAt = graph.startAt();
        return known && startAt != null ? graph.states().get(startAt) : null;
    }

    private static void check(GraphDraft graph, StateDraft start, DiagnosticCollector diagnostics) {
        Set<String> reached = reachedFrom(start, graph);
        for (StateDraft state : graph.states().values()) {
            if (!reached.contains(state.name())) {
                String message = "State \"" + state.name() + "\" is not reachable.";
                diagnostics.error(MISSING_TRANSITION_TARGET, message, state.location());
            }
        }
    }

    private static Set<String> reachedFrom(StateDraft start, GraphDraft graph) {
        Set<String> reached = new HashSet<>();
        Deque<StateDraft> open = new ArrayDeque<>();
        reached.add(start.name());
        open.push(start);
        while (!open.isEmpty()) {
            for (StateDraft.Exit exit : open.pop().exits()) {
                StateDraft target = graph.states().get(exit.target());
                if (target != null && reached.add(target.name())) {
                    open.push(target);
                }
            }
        }
        return reached;
    }
}
