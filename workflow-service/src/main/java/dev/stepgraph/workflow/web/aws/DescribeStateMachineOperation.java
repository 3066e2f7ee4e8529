package dev.stepgraph.workflow.web.aws;

import dev.stepgraph.common.aws.protocol.AwsInput;
import dev.stepgraph.common.aws.protocol.AwsOperation;
import dev.stepgraph.common.aws.protocol.AwsTimestamp;
import dev.stepgraph.workflow.statemachine.StateMachine;
import dev.stepgraph.workflow.statemachine.StateMachineArn;
import dev.stepgraph.workflow.statemachine.StateMachineSummary;
import dev.stepgraph.workflow.statemachine.StateMachines;

import org.springframework.stereotype.Component;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Describes a state machine as it is now. */
@Component
class DescribeStateMachineOperation implements AwsOperation {

    private final StateMachines machines;

    DescribeStateMachineOperation(StateMachines machines) {
        this.machines = machines;
    }

    @Override
    public String name() {
        return "DescribeStateMachine";
    }

    @Override
    public JsonNode answer(AwsInput input) {
        String arn = input.text("stateMachineArn", Members.ARN);
        boolean withDefinition = Members.wantsData(input);
        input.check();
        StateMachine machine = machines.get(StateMachineArn.check(arn));
        StateMachineSummary summary = machine.summary();
        ObjectNode answer =
                StateMachineJson.describe(machine, withDefinition)
                        .put("status", summary.status().name())
                        .put("type", summary.type().name());
        answer.set("creationDate", AwsTimestamp.of(summary.creationDate()));
        return answer;
    }
}
