package dev.stepgraph.workflow.asl.parse;

import dev.stepgraph.workflow.asl.model.PassState;
import dev.stepgraph.workflow.asl.model.State;

import tools.jackson.databind.JsonNode;

import java.util.Set;

/** Reads Pass states. */
final class PassStateReader implements StateReader {

    private static final Set<String> FIELDS =
            Set.of(
                    "InputPath",
                    "Parameters",
                    "Result",
                    "ResultPath",
                    "OutputPath",
                    "Output",
                    "Assign",
                    "Next",
                    "End");

    @Override
    public Set<String> fields() {
        return FIELDS;
    }

    @Override
    public State read(StateReading state) {
        JsonNode result = state.fields().get("Result");
        if (result != null) {
            StaticResult.warn(state, result);
        }
        return new PassState(
                state.name(), result, DataFlowReader.read(state), TransitionReader.read(state));
    }
}
