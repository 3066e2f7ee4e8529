package dev.stepgraph.workflow.asl.intrinsic;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code States.JsonMerge($.left, $.right, false)}: the members of both objects; the right one
 * wins. Members are not merged themselves, which AWS has announced and never offered.
 */
final class StatesJsonMerge implements IntrinsicFunction {

    @Override
    public String name() {
        return "States.JsonMerge";
    }

    @Override
    public JsonNode call(Arguments arguments) {
        arguments.expect(3, 3);
        JsonNode left = arguments.object(0);
        JsonNode right = arguments.object(1);
        if (arguments.any(2).isBoolean() && arguments.any(2).booleanValue()) {
            throw arguments.invalid();
        }
        arguments.budget().spend((long) left.size() + right.size());
        ObjectNode merged = JsonNodeFactory.instance.objectNode();
        merged.setAll((ObjectNode) left);
        return merged.setAll((ObjectNode) right);
    }
}
