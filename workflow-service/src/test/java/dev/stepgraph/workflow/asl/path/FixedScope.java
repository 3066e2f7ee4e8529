package dev.stepgraph.workflow.asl.path;

import dev.stepgraph.common.json.JsonText;

import tools.jackson.databind.JsonNode;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** A scope over given values. */
public record FixedScope(
        JsonNode input, JsonNode context, RandomGenerator chance, WorkBudget budget)
        implements EvaluationScope {

    /** A scope over an input, with an empty context object. */
    public static FixedScope over(String input) {
        return over(JsonText.parse(input));
    }

    /** A scope over an input, with an empty context object. */
    public static FixedScope over(JsonNode input) {
        JsonNode context = JsonText.parse("{}");
        return new FixedScope(input, context, new SplittableRandom(7), new WorkBudget());
    }

    /** The same scope with another context object. */
    public FixedScope with(String newContext) {
        return new FixedScope(input, JsonText.parse(newContext), chance, budget);
    }
}
