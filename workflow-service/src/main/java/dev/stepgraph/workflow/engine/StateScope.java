package dev.stepgraph.workflow.engine;

import dev.stepgraph.workflow.asl.path.EvaluationScope;
import dev.stepgraph.workflow.asl.path.WorkBudget;

import tools.jackson.databind.JsonNode;

import java.util.random.RandomGenerator;

/** Where a state's expressions are evaluated. */
record StateScope(
        JsonNode input, ContextObject contextObject, RandomGenerator chance, WorkBudget budget)
        implements EvaluationScope {

    @Override
    public JsonNode context() {
        return contextObject.json();
    }
}
