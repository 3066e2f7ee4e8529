package dev.stepgraph.workflow.asl.intrinsic;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** {@code States.Array(1, 2)} is {@code [1,2]}. */
final class StatesArray implements IntrinsicFunction {

    @Override
    public String name() {
        return "States.Array";
    }

    @Override
    public JsonNode call(Arguments arguments) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode(arguments.count());
        for (int i = 0; i < arguments.count(); i++) {
            array.add(arguments.any(i));
        }
        return array;
    }
}
