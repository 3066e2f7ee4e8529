package dev.stepgraph.workflow.asl.model;

/**
 * Runs its item processor for each item (States Language, "Map State").
 *
 * @param items what is iterated over and what each iteration receives
 * @param processor what runs for each item, inside this execution
 * @param limits how many run at once and how many may fail
 */
public record MapState(
        String name,
        MapItems items,
        StateGraph processor,
        MapLimits limits,
        DataFlow dataFlow,
        ErrorHandling errorHandling,
        Transition transition)
        implements State {}
