package dev.stepgraph.workflow.asl.path;

import tools.jackson.databind.JsonNode;

import java.util.random.RandomGenerator;

/**
 * What an expression may read while it is evaluated.
 *
 * <p>Values handed out are never changed by whoever reads them, and never change afterwards.
 */
public interface EvaluationScope {

    /** The JSON that {@code $} stands for. */
    JsonNode input();

    /** The context object, which {@code $$} stands for; built when first asked for. */
    JsonNode context();

    /** The source of {@code States.UUID} and of {@code States.MathRandom} without a seed. */
    RandomGenerator chance();

    /**
     * What the expressions of the state may still look at; the same for all of a state's scopes.
     */
    WorkBudget budget();
}
