package dev.stepgraph.workflow.web.aws;

import dev.stepgraph.common.aws.Arn;
import dev.stepgraph.common.aws.Tag;
import dev.stepgraph.common.aws.protocol.AwsInput;
import dev.stepgraph.common.aws.protocol.AwsOperation;
import dev.stepgraph.common.aws.protocol.TextLimits;
import dev.stepgraph.workflow.statemachine.StateMachineTags;

import org.springframework.stereotype.Component;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

import java.util.List;

/** Takes tags away from a state machine. */
@Component
class UntagResourceOperation implements AwsOperation {

    private final StateMachineTags tags;

    UntagResourceOperation(StateMachineTags tags) {
        this.tags = tags;
    }

    @Override
    public String name() {
        return "UntagResource";
    }

    @Override
    public JsonNode answer(AwsInput input) {
        String arn = input.text("resourceArn", Members.ARN);
        TextLimits key = TextLimits.of(1, Tag.MAX_KEY_LENGTH);
        List<String> keys = input.required("tagKeys", input.texts("tagKeys", key));
        input.check();
        Arn.parse(arn);
        tags.remove(arn, keys);
        return JsonNodeFactory.instance.objectNode();
    }
}
