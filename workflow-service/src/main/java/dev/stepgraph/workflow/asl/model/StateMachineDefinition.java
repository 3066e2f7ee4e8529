package dev.stepgraph.workflow.asl.model;

import org.jspecify.annotations.Nullable;

import java.util.OptionalLong;

/**
 * The top level of a definition (States Language, "Structure of a State Machine").
 *
 * @param comment the author's remark
 * @param queryLanguage the language of states that name none of their own
 * @param timeoutSeconds how long an execution may run, in seconds, 1 to 99,999,999
 * @param graph the states and where they start
 */
public record StateMachineDefinition(
        @Nullable String comment,
        QueryLanguage queryLanguage,
        OptionalLong timeoutSeconds,
        StateGraph graph) {}
