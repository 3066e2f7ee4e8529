package dev.stepgraph.workflow.asl.parse;

import dev.stepgraph.workflow.asl.model.QueryLanguage;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What the readers of one definition share. For one thread. */
final class Reading {

    private final DefinitionQuotas quotas;
    private final ExpressionReader expressions;
    private final DiagnosticCollector diagnostics;
    private final QueryLanguage machineLanguage;
    private final List<GraphDraft> graphs = new ArrayList<>();

    Reading(
            DefinitionQuotas quotas,
            ExpressionReader expressions,
            DiagnosticCollector diagnostics,
            QueryLanguage machineLanguage) {
        this.quotas = quotas;
        this.expressions = expressions;
        this.diagnostics = diagnostics;
        this.machineLanguage = machineLanguage;
    }

    DefinitionQuotas quotas() {
        return quotas;
    }

    ExpressionReader expressions() {
        return expressions;
    }

    DiagnosticCollector diagnostics() {
        return diagnostics;
    }

    /** The language of states that name none. */
    QueryLanguage machineLanguage() {
        return machineLanguage;
    }

    /** Keeps a place in the order of graphs for one whose reading begins. */
    int reserveGraph() {
        graphs.add(new GraphDraft(Location.ROOT, null, Map.of()));
        return graphs.size() - 1;
    }

    void fill(int place, GraphDraft graph) {
        graphs.set(place, graph);
    }

    List<GraphDraft> graphs() {
        return graphs;
    }
}
