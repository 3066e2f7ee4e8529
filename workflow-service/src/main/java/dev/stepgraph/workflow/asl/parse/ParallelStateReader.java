package dev.stepgraph.workflow.asl.parse;

import dev.stepgraph.workflow.asl.model.ParallelState;
import dev.stepgraph.workflow.asl.model.State;
import dev.stepgraph.workflow.asl.model.StateGraph;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads Parallel states. */
final class ParallelStateReader implements StateReader {

    private static final Set<String> FIELDS = WorkingStateFields.and("Branches", "Arguments");

    private static final Set<String> BRANCH_FIELDS = Set.of("StartAt", "States", "Comment");

    @Override
    public Set<String> fields() {
        return FIELDS;
    }

    @Override
    public @Nullable State read(StateReading state) {
        List<StateGraph> branches = branches(state);
        var dataFlow = DataFlowReader.read(state);
        var errorHandling = ErrorHandlingReader.read(state);
        var transition = TransitionReader.read(state);
        return branches == null
                ? null
                : new ParallelState(state.name(), branches, dataFlow, errorHandling, transition);
    }

    /** The branches; absent if one of them is faulty. */
    static @Nullable List<StateGraph> branches(StateReading state) {
        state.fields().require("Branches");
        List<JsonNode> elements = state.fields().filledArray("Branches");
        if (elements == null) {
            return null;
        }
        List<StateGraph> branches = new ArrayList<>();
        for (int i = 0; i < elements.size(); i++) {
            Location location = state.fields().at("Branches").element(i);
            StateGraph branch = branch(state, elements.get(i), location);
            if (branch != null) {
                branches.add(branch);
            }
        }
        return branches.size() == elements.size() ? branches : null;
    }

    private static @Nullable StateGraph branch(
            StateReading state, JsonNode value, Location location) {
        ObjectFields fields = state.object(value, location);
        if (fields == null) {
            return null;
        }
        fields.allowOnly(BRANCH_FIELDS);
        return state.innerGraph(fields);
    }
}
