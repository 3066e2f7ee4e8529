package dev.stepgraph.workflow.web.aws;

import dev.stepgraph.common.aws.protocol.AwsInput;
import dev.stepgraph.common.aws.protocol.AwsOperation;
import dev.stepgraph.common.aws.protocol.AwsTimestamp;
import dev.stepgraph.workflow.execution.ExecutionRecord;
import dev.stepgraph.workflow.statemachine.StateMachine;
import dev.stepgraph.workflow.statemachine.StateMachines;
import dev.stepgraph.workflow.web.KnownExecutions;

import org.springframework.stereotype.Component;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Describes a state machine as it was when an execution started. */
@Component
class DescribeStateMachineForExecutionOperation implements AwsOperation {

    private final KnownExecutions executions;
    private final StateMachines machines;

    DescribeStateMachineForExecutionOperation(KnownExecutions executions, StateMachines machines) {
        this.executions = executions;
        this.machines = machines;
    }

    @Override
    public String name() {
        return "DescribeStateMachineForExecution";
    }

    @Override
    public JsonNode answer(AwsInput input) {
        String arn = input.text("executionArn", Members.ARN);
        boolean withDefinition = Members.wantsData(input);
        input.check();
        ExecutionRecord execution = executions.get(arn);
        StateMachine machine = machines.ofRevision(execution.revisionId()).orElseThrow();
        ObjectNode answer = StateMachineJson.describe(machine, withDefinition);
        answer.set("updateDate", AwsTimestamp.of(machine.revision().date()));
        return answer;
    }
}
