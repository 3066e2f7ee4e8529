package dev.stepgraph.workflow.asl.parse;

import dev.stepgraph.workflow.asl.model.DataFlow;
import dev.stepgraph.workflow.asl.model.DataFlow.JsonPathDataFlow;
import dev.stepgraph.workflow.asl.path.PayloadTemplate;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** Reads how data enters and leaves a state (States Language, "Input and Output Processing"). */
final class DataFlowReader {

    /** The fields of states that only pass data through. */
    static final List<String> PATHS = List.of("InputPath", "OutputPath", "Output");

    private DataFlowReader() {}

    /** The data flow in JSONPath; fields that the state's type does not have are absent. */
    static DataFlow read(StateReading state) {
        return read(state, TemplateReader.read(state, "Parameters"));
    }

    /** The data flow of a Map state, where {@code Parameters} means the items. */
    static DataFlow readWithoutParameters(StateReading state) {
        return read(state, null);
    }

    private static DataFlow read(StateReading state, @Nullable PayloadTemplate parameters) {
        return new JsonPathDataFlow(
                PathReader.pathField(state, "InputPath"),
                parameters,
                TemplateReader.read(state, "ResultSelector"),
                PathReader.resultPath(state, state.fields()),
                PathReader.pathField(state, "OutputPath"));
    }
}
