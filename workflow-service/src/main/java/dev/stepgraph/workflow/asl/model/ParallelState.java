package dev.stepgraph.workflow.asl.model;

import java.util.List;

/** Runs branches side by side (States Language, "Parallel State"). */
public record ParallelState(
        String name,
        List<StateGraph> branches,
        DataFlow dataFlow,
        ErrorHandling errorHandling,
        Transition transition)
        implements State {

    public ParallelState {
        branches = List.copyOf(branches);
    }
}
