package dev.stepgraph.workflow.asl.model;

import java.util.List;

/** The {@code Retry} and {@code Catch} fields of a Task, Parallel or Map state, in their order. */
public record ErrorHandling(List<Retrier> retriers, List<Catcher> catchers) {

    public ErrorHandling {
        retriers = List.copyOf(retriers);
        catchers = List.copyOf(catchers);
    }
}
