package dev.stepgraph.workflow.asl.parse;

import dev.stepgraph.workflow.asl.model.State;
import dev.stepgraph.workflow.asl.model.SucceedState;

import java.util.Set;

/** Reads Succeed states. */
final class SucceedStateReader implements StateReader {

    private static final Set<String> FIELDS = Set.of("InputPath", "OutputPath", "Output");

    @Override
    public Set<String> fields() {
        return FIELDS;
    }

    @Override
    public State read(StateReading state) {
        state.endsItsGraph();
        return new SucceedState(state.name(), DataFlowReader.read(state));
    }
}
