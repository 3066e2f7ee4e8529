package dev.stepgraph.workflow.engine;

import tools.jackson.databind.JsonNode;

/**
 * What a Map state goes through: a function of its input, so it is computed and never stored.
 *
 * @param effectiveInput the input after InputPath, which ItemSelector reads
 * @param items the array
 * @param concurrency how many iterations run at once
 * @param toleratedFailures how many may fail; the next one fails the state
 * @param toleranceGiven whether the definition says how many may fail
 */
public record MapPlan(
        JsonNode effectiveInput,
        JsonNode items,
        int concurrency,
        int toleratedFailures,
        boolean toleranceGiven) {}
