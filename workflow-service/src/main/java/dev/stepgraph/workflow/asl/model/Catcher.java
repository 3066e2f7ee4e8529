package dev.stepgraph.workflow.asl.model;

import java.util.List;

/**
 * One entry of a {@code Catch} field (States Language, "Fallback states").
 *
 * @param errorEquals names of the errors it answers to
 * @param resultPath where the error output is put in the state's raw input
 * @param next the state that goes on
 */
public record Catcher(List<String> errorEquals, ResultPath resultPath, String next) {

    public Catcher {
        errorEquals = List.copyOf(errorEquals);
    }
}
