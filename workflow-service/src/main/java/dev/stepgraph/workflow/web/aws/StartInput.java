package dev.stepgraph.workflow.web.aws;

import dev.stepgraph.common.aws.protocol.AwsInput;
import dev.stepgraph.workflow.execution.NewExecution;
import dev.stepgraph.workflow.statemachine.StateMachineRevision;
import dev.stepgraph.workflow.web.NewExecutions;

import org.jspecify.annotations.Nullable;

/**
 * What the operations that start executions are given.
 *
 * @param stateMachineArn the state machine
 * @param name the execution's; absent: it is given one
 * @param input the execution's, as text; absent: an empty object
 * @param traceHeader the caller's, if it traces
 */
record StartInput(
        String stateMachineArn,
        @Nullable String name,
        @Nullable String input,
        @Nullable String traceHeader) {

    /** Reads the members; whether they are as they must be, the input's check tells. */
    static StartInput of(AwsInput input) {
        return new StartInput(
                input.text("stateMachineArn", Members.ARN),
                input.optionalText("name", Members.NAME),
                input.optionalText("input", Members.DATA),
                Members.traceHeader(input));
    }

    /** The execution that is to be started. */
    NewExecution execution(StateMachineRevision revision) {
        return NewExecutions.of(revision, name, input, traceHeader);
    }
}
