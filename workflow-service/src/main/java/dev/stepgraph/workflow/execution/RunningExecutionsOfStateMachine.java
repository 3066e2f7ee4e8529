package dev.stepgraph.workflow.execution;

import dev.stepgraph.workflow.engine.ExecutionStatus;
import dev.stepgraph.workflow.statemachine.RunningExecutions;

import org.springframework.stereotype.Component;

import java.util.Set;

/** Ends what still runs of a state machine that is being deleted, some at a time. */
@Component
class RunningExecutionsOfStateMachine implements RunningExecutions {

    private static final int AT_A_TIME = 100;

    private final Executions executions;

    RunningExecutionsOfStateMachine(Executions executions) {
        this.executions = executions;
    }

    @Override
    public boolean end(String stateMachineArn) {
        ExecutionQuery running =
                new ExecutionQuery(
                        stateMachineArn,
                        Set.of(ExecutionStatus.RUNNING),
                        null,
                        null,
                        null,
                        null,
                        AT_A_TIME);
        ExecutionPage page = executions.list(running);
        page.executions().forEach(execution -> executions.stop(execution.arn(), null, null));
        return page.next() == null;
    }
}
