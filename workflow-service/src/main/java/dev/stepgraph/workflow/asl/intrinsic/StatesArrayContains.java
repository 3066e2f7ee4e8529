package dev.stepgraph.workflow.asl.intrinsic;

import dev.stepgraph.common.json.JsonEquality;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** {@code States.ArrayContains($.array, 5)}: whether one of the elements equals the value. */
final class StatesArrayContains implements IntrinsicFunction {

    @Override
    public String name() {
        return "States.ArrayContains";
    }

    @Override
    public JsonNode call(Arguments arguments) {
        arguments.expect(2, 2);
        JsonNode array = arguments.array(0);
        arguments.budget().spendOn(array);
        for (JsonNode element : array) {
            if (JsonEquality.equal(element, arguments.any(1))) {
                return JsonNodeFactory.instance.booleanNode(true);
            }
        }
        return JsonNodeFactory.instance.booleanNode(false);
    }
}
