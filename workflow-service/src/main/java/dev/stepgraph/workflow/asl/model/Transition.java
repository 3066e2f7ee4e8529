package dev.stepgraph.workflow.asl.model;

/** Where a state leads: to another state of its graph, or to the graph's end. */
public sealed interface Transition {

    /** {@code "Next": target}. */
    record Next(String target) implements Transition {}

    /** {@code "End": true}. */
    record End() implements Transition {}
}
