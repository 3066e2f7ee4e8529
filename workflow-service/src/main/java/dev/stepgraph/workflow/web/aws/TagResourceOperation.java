package dev.stepgraph.workflow.web.aws;

import dev.stepgraph.common.aws.Arn;
import dev.stepgraph.common.aws.protocol.AwsInput;
import dev.stepgraph.common.aws.protocol.AwsOperation;
import dev.stepgraph.workflow.statemachine.StateMachineTags;
import dev.stepgraph.workflow.web.aws.StateMachineInput.TagInput;

import org.springframework.stereotype.Component;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

import java.util.List;

/** Adds tags to a state machine. */
@Component
class TagResourceOperation implements AwsOperation {

    private final StateMachineTags tags;

    TagResourceOperation(StateMachineTags tags) {
        this.tags = tags;
    }

    @Override
    public String name() {
        return "TagResource";
    }

    @Override
    public JsonNode answer(AwsInput input) {
        String arn = input.text("resourceArn", Members.ARN);
        List<AwsInput> list = input.required("tags", input.structures("tags"));
        List<TagInput> added = StateMachineInput.tags(list);
        input.check();
        Arn.parse(arn);
        tags.add(arn, added.stream().map(TagInput::toTag).toList());
        return JsonNodeFactory.instance.objectNode();
    }
}
