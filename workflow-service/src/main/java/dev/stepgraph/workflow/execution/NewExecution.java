package dev.stepgraph.workflow.execution;

import dev.stepgraph.workflow.statemachine.StateMachineRevision;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

/**
 * What is to be started.
 *
 * @param revision what runs
 * @param name the execution's name; absent: one is made
 * @param input the input
 * @param inputText the input as it was sent, by which a repeated start is recognised
 * @param traceHeader the caller's X-Ray header
 */
public record NewExecution(
        StateMachineRevision revision,
        @Nullable String name,
        JsonNode input,
        String inputText,
        @Nullable String traceHeader) {}
