package dev.stepgraph.workflow.asl.parse;

import dev.stepgraph.workflow.asl.model.QueryLanguage;
import dev.stepgraph.workflow.asl.model.StateMachineDefinition;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.stream.Stream;

/**
 * A definition as it was read, with all its graphs side by side, so that no rule has to climb.
 *
 * @param queryLanguage the language of states that name none
 * @param graphs every graph; outer before inner, otherwise in the definition's order
 * @param model absent if too much is missing; of no use if a diagnostic is an error
 */
public record DefinitionDraft(
        QueryLanguage queryLanguage,
        List<GraphDraft> graphs,
        @Nullable StateMachineDefinition model) {

    public DefinitionDraft {
        graphs = List.copyOf(graphs);
    }

    /** Every state of every graph. */
    public Stream<StateDraft> states() {
        return graphs.stream().flatMap(graph -> graph.states().values().stream());
    }

    /** Every use of something that cannot be run yet. */
    public Stream<StateDraft.Use> uses(LaterFeature feature) {
        return states().flatMap(state -> state.laterFeatures().stream())
                .filter(use -> use.feature() == feature);
    }
}
