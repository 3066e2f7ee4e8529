package dev.stepgraph.workflow.execution;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * A page of the listing of executions, newest first.
 *
 * @param executions the executions, without their inputs, outputs and trace headers
 * @param next where the next page begins; absent if this one is the last
 */
public record ExecutionPage(List<ExecutionRecord> executions, @Nullable ExecutionPosition next) {

    public ExecutionPage {
        executions = List.copyOf(executions);
    }
}
