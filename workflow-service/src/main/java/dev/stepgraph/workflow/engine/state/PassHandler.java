package dev.stepgraph.workflow.engine.state;

import dev.stepgraph.workflow.asl.model.PassState;
import dev.stepgraph.workflow.engine.Turn;
import dev.stepgraph.workflow.engine.dataflow.DataFlowStrategy;

import tools.jackson.databind.JsonNode;

/** A Pass state: its fixed result, or its parameters, are its result. */
final class PassHandler {

    private PassHandler() {}

    static void begin(PassState state, Turn turn) {
        DataFlowStrategy strategy = DataFlowStrategy.of(state.dataFlow());
        JsonNode input = strategy.effectiveInput(turn.frame().data(), turn::scope);
        JsonNode payload = strategy.payload(input, turn::scope);
        StateOutputs.exit(turn, state.result() == null ? payload : state.result());
    }
}
