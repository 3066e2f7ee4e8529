package dev.stepgraph.workflow.asl.intrinsic;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** {@code States.ArrayLength($.array)}: the number of elements. */
final class StatesArrayLength implements IntrinsicFunction {

    @Override
    public String name() {
        return "States.ArrayLength";
    }

    @Override
    public JsonNode call(Arguments arguments) {
        arguments.expect(1, 1);
        return JsonNodeFactory.instance.numberNode(arguments.array(0).size());
    }
}
