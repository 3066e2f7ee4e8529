package dev.stepgraph.workflow.asl.model;

/** One entry of {@code Choices}: when the condition holds, go to the state named. */
public record ChoiceRule(Condition condition, String next) {}
