package dev.stepgraph.workflow.statemachine;

/** What still runs of a state machine that is being deleted; implemented where executions are. */
public interface RunningExecutions {

    /**
     * Ends executions of that state machine.
     *
     * @return whether none is left
     */
    boolean end(String stateMachineArn);
}
