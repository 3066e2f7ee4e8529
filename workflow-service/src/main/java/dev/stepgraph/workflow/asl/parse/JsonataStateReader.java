package dev.stepgraph.workflow.asl.parse;

import dev.stepgraph.workflow.asl.model.State;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.util.List;

/**
 * Reads of a JSONata state only where it leads and what is nested in it, so that rules across
 * states hold even while its expressions cannot be read yet.
 */
final class JsonataStateReader {

    private JsonataStateReader() {}

    static @Nullable State read(StateReading state, StateReader reader) {
        state.uses(LaterFeature.JSONATA, state.fields().location());
        switch (reader) {
            case SucceedStateReader _, FailStateReader _ -> state.endsItsGraph();
            case ChoiceStateReader _ -> readChoices(state);
            default -> TransitionReader.read(state);
        }
        if (reader instanceof ParallelStateReader) {
            ParallelStateReader.branches(state);
        }
        if (reader instanceof MapStateReader) {
            ProcessorReader.read(state);
        }
        if (reader instanceof TaskStateReader) {
            ResourceReader.read(state);
            TaskStateReader.checkCredentials(state);
        }
        ErrorHandlingReader.catchers(state);
        return null;
    }

    private static void readChoices(StateReading state) {
        state.fields().require("Choices");
        List<JsonNode> rules = state.fields().filledArray("Choices");
        if (rules == null) {
            state.exitsAreUnknown();
            return;
        }
        for (int i = 0; i < rules.size(); i++) {
            ObjectFields rule = state.object(rules.get(i), state.fields().at("Choices").element(i));
            if (rule == null) {
                state.exitsAreUnknown();
            } else {
                rule.require("Next");
                state.exit(rule, "Next");
            }
        }
        if (state.fields().has("Default")) {
            state.exit(state.fields(), "Default");
        }
    }
}
