package dev.stepgraph.workflow.asl.parse;

import dev.stepgraph.workflow.asl.model.ChoiceRule;
import dev.stepgraph.workflow.asl.model.ChoiceState;
import dev.stepgraph.workflow.asl.model.Condition;
import dev.stepgraph.workflow.asl.model.State;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads Choice states. */
final class ChoiceStateReader implements StateReader {

    private static final Set<String> FIELDS =
            Set.of("Choices", "Default", "InputPath", "OutputPath", "Output", "Assign");

    @Override
    public Set<String> fields() {
        return FIELDS;
    }

    @Override
    public @Nullable State read(StateReading state) {
        List<ChoiceRule> rules = rules(state);
        String otherwise =
                state.fields().has("Default") ? state.exit(state.fields(), "Default") : null;
        var dataFlow = DataFlowReader.read(state);
        return rules == null ? null : new ChoiceState(state.name(), rules, otherwise, dataFlow);
    }

    private static @Nullable List<ChoiceRule> rules(StateReading state) {
        state.fields().require("Choices");
        List<JsonNode> elements = state.fields().filledArray("Choices");
        if (elements == null) {
            state.exitsAreUnknown();
            return null;
        }
        List<ChoiceRule> rules = new ArrayList<>();
        for (int i = 0; i < elements.size(); i++) {
            ChoiceRule rule = rule(state, elements.get(i), state.fields().at("Choices").element(i));
            if (rule != null) {
                rules.add(rule);
            }
        }
        return rules;
    }

    private static @Nullable ChoiceRule rule(
            StateReading state, JsonNode value, Location location) {
        ObjectFields fields = state.object(value, location);
        if (fields == null) {
            state.exitsAreUnknown();
            return null;
        }
        LanguageFields.check(fields, state.queryLanguage());
        fields.require("Next");
        String next = state.exit(fields, "Next");
        Variables.noteAssign(state, fields);
        Condition condition = ConditionReader.readRule(state, fields);
        return next == null || condition == null ? null : new ChoiceRule(condition, next);
    }
}
