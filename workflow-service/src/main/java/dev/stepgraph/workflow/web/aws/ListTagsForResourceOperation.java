package dev.stepgraph.workflow.web.aws;

import dev.stepgraph.common.aws.Arn;
import dev.stepgraph.common.aws.Tag;
import dev.stepgraph.common.aws.protocol.AwsInput;
import dev.stepgraph.common.aws.protocol.AwsOperation;
import dev.stepgraph.workflow.statemachine.StateMachineTags;

import org.springframework.stereotype.Component;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Lists the tags of a state machine. */
@Component
class ListTagsForResourceOperation implements AwsOperation {

    private final StateMachineTags tags;

    ListTagsForResourceOperation(StateMachineTags tags) {
        this.tags = tags;
    }

    @Override
    public String name() {
        return "ListTagsForResource";
    }

    @Override
    public JsonNode answer(AwsInput input) {
        String arn = input.text("resourceArn", Members.ARN);
        input.check();
        Arn.parse(arn);
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ArrayNode list = answer.putArray("tags");
        for (Tag tag : tags.of(arn)) {
            list.addObject().put("key", tag.key()).put("value", tag.value());
        }
        return answer;
    }
}
