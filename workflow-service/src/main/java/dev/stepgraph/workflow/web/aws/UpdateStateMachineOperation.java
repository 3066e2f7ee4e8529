package dev.stepgraph.workflow.web.aws;

import dev.stepgraph.common.aws.protocol.AwsInput;
import dev.stepgraph.common.aws.protocol.AwsOperation;
import dev.stepgraph.common.aws.protocol.AwsTimestamp;
import dev.stepgraph.workflow.statemachine.RevisionRecord;
import dev.stepgraph.workflow.statemachine.StateMachineArn;
import dev.stepgraph.workflow.statemachine.StateMachineChange;
import dev.stepgraph.workflow.statemachine.StateMachines;
import dev.stepgraph.workflow.web.aws.StateMachineInput.EncryptionInput;
import dev.stepgraph.workflow.web.aws.StateMachineInput.LoggingInput;
import dev.stepgraph.workflow.web.aws.StateMachineInput.Publication;

import org.springframework.stereotype.Component;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Changes a state machine. */
@Component
class UpdateStateMachineOperation implements AwsOperation {

    private final StateMachines machines;

    UpdateStateMachineOperation(StateMachines machines) {
        this.machines = machines;
    }

    @Override
    public String name() {
        return "UpdateStateMachine";
    }

    @Override
    public JsonNode answer(AwsInput input) {
        String arn = input.text("stateMachineArn", Members.ARN);
        String definition = input.optionalText("definition", Members.DEFINITION);
        String roleArn = input.optionalText("roleArn", Members.ARN);
        LoggingInput logging = StateMachineInput.logging(input);
        Boolean tracing = StateMachineInput.tracing(input);
        EncryptionInput encryption = StateMachineInput.encryption(input);
        Publication publication = StateMachineInput.publication(input);
        input.check();
        StateMachineArn.check(arn);
        publication.refuse();
        StateMachineChange change =
                new StateMachineChange(
                        definition,
                        roleArn,
                        logging == null ? null : logging.toConfiguration(),
                        tracing,
                        encryption == null ? null : encryption.toConfiguration());
        return answer(machines.update(arn, change));
    }

    private static JsonNode answer(RevisionRecord revision) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.set("updateDate", AwsTimestamp.of(revision.date()));
        String revisionId = revision.shownId();
        if (revisionId != null) {
            answer.put("revisionId", revisionId);
        }
        return answer;
    }
}
