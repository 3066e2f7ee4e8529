package dev.stepgraph.workflow.execution;

import dev.stepgraph.workflow.engine.ExecutionIdentity;
import dev.stepgraph.workflow.engine.history.HistoryEvent;
import dev.stepgraph.workflow.statemachine.StateMachineType;

import java.util.List;

/** Is told what happened in executions of this replica, for counting, logging and publishing. */
public interface CommittedListener {

    /**
     * Events have been committed; those of an Express execution have happened. Called on a
     * committer's thread: returns at once, and does no input or output.
     */
    void committed(ExecutionIdentity execution, StateMachineType type, List<HistoryEvent> events);
}
