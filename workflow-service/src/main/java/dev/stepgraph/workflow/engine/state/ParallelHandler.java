package dev.stepgraph.workflow.engine.state;

import dev.stepgraph.workflow.asl.model.ParallelState;
import dev.stepgraph.workflow.engine.Turn;
import dev.stepgraph.workflow.engine.dataflow.DataFlowStrategy;
import dev.stepgraph.workflow.engine.history.EventDetails;
import dev.stepgraph.workflow.engine.history.HistoryEventType;

import tools.jackson.databind.JsonNode;

/** A Parallel state: each branch begins with the same input. */
final class ParallelHandler {

    private ParallelHandler() {}

    static void begin(ParallelState state, Turn turn) {
        branchInput(state, turn);
        turn.emit(HistoryEventType.PARALLEL_STATE_STARTED, new EventDetails.None());
    }

    static JsonNode branchInput(ParallelState state, Turn turn) {
        DataFlowStrategy strategy = DataFlowStrategy.of(state.dataFlow());
        JsonNode input = strategy.effectiveInput(turn.frame().data(), turn::scope);
        return strategy.payload(input, turn::scope);
    }
}
