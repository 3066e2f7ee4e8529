package dev.stepgraph.workflow.asl.model;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * Branches on its input (States Language, "Choice State").
 *
 * @param choices the rules, tried in their order
 * @param defaultNext where to go when no rule matches; absent: the state fails with
 *     States.NoChoiceMatched
 */
public record ChoiceState(
        String name, List<ChoiceRule> choices, @Nullable String defaultNext, DataFlow dataFlow)
        implements State {

    public ChoiceState {
        choices = List.copyOf(choices);
    }
}
