package dev.stepgraph.workflow.asl.model;

/** Ends its graph successfully (States Language, "Succeed State"). */
public record SucceedState(String name, DataFlow dataFlow) implements State {}
