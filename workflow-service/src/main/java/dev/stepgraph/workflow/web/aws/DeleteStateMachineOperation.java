package dev.stepgraph.workflow.web.aws;

import dev.stepgraph.common.aws.protocol.AwsInput;
import dev.stepgraph.common.aws.protocol.AwsOperation;
import dev.stepgraph.workflow.statemachine.StateMachineArn;
import dev.stepgraph.workflow.statemachine.StateMachineRemoval;

import org.springframework.stereotype.Component;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Begins to delete a state machine; of one that is not there, nothing is said. */
@Component
class DeleteStateMachineOperation implements AwsOperation {

    private final StateMachineRemoval removal;

    DeleteStateMachineOperation(StateMachineRemoval removal) {
        this.removal = removal;
    }

    @Override
    public String name() {
        return "DeleteStateMachine";
    }

    @Override
    public JsonNode answer(AwsInput input) {
        String arn = input.text("stateMachineArn", Members.ARN);
        input.check();
        removal.delete(StateMachineArn.check(arn));
        return JsonNodeFactory.instance.objectNode();
    }
}
