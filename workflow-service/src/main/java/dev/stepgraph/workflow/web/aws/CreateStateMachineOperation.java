package dev.stepgraph.workflow.web.aws;

import dev.stepgraph.common.aws.Tag;
import dev.stepgraph.common.aws.protocol.AwsInput;
import dev.stepgraph.common.aws.protocol.AwsOperation;
import dev.stepgraph.common.aws.protocol.AwsTimestamp;
import dev.stepgraph.workflow.statemachine.LoggingConfiguration;
import dev.stepgraph.workflow.statemachine.NewStateMachine;
import dev.stepgraph.workflow.statemachine.StateMachine;
import dev.stepgraph.workflow.statemachine.StateMachineSettings;
import dev.stepgraph.workflow.statemachine.StateMachineType;
import dev.stepgraph.workflow.statemachine.StateMachines;
import dev.stepgraph.workflow.web.aws.StateMachineInput.EncryptionInput;
import dev.stepgraph.workflow.web.aws.StateMachineInput.LoggingInput;
import dev.stepgraph.workflow.web.aws.StateMachineInput.Publication;
import dev.stepgraph.workflow.web.aws.StateMachineInput.TagInput;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.util.List;

/** Creates a state machine, or answers with the one that is the same. */
@Component
class CreateStateMachineOperation implements AwsOperation {

    private final StateMachines machines;

    CreateStateMachineOperation(StateMachines machines) {
        this.machines = machines;
    }

    @Override
    public String name() {
        return "CreateStateMachine";
    }

    @Override
    public JsonNode answer(AwsInput input) {
        Request request = Request.of(input);
        request.publication.refuse();
        StateMachine machine = machines.create(request.toStateMachine());
        ObjectNode answer =
                JsonNodeFactory.instance
                        .objectNode()
                        .put("stateMachineArn", machine.summary().arn());
        answer.set("creationDate", AwsTimestamp.of(machine.summary().creationDate()));
        return answer;
    }

    private record Request(
            String name,
            String definition,
            String roleArn,
            StateMachineType type,
            @Nullable LoggingInput logging,
            @Nullable Boolean tracing,
            @Nullable EncryptionInput encryption,
            List<TagInput> tags,
            Publication publication) {

        static Request of(AwsInput input) {
            Request request =
                    new Request(
                            input.text("name", Members.NAME),
                            input.text("definition", Members.DEFINITION),
                            input.text("roleArn", Members.ARN),
                            StateMachineInput.type(input),
                            StateMachineInput.logging(input),
                            StateMachineInput.tracing(input),
                            StateMachineInput.encryption(input),
                            StateMachineInput.tags(input.structures("tags")),
                            StateMachineInput.publication(input));
            input.check();
            return request;
        }

        NewStateMachine toStateMachine() {
            StateMachineSettings settings =
                    new StateMachineSettings(
                            definition,
                            roleArn,
                            logging == null ? LoggingConfiguration.OFF : logging.toConfiguration(),
                            tracing != null && tracing,
                            encryption == null ? null : encryption.toConfiguration());
            List<Tag> labels = tags.stream().map(TagInput::toTag).toList();
            return new NewStateMachine(name, type, settings, labels);
        }
    }
}
