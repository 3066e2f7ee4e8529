package dev.stepgraph.workflow.asl.model;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

/**
 * Passes its input on, perhaps reshaped (States Language, "Pass State").
 *
 * @param result the fixed result; absent: the effective input
 */
public record PassState(
        String name, @Nullable JsonNode result, DataFlow dataFlow, Transition transition)
        implements State {}
