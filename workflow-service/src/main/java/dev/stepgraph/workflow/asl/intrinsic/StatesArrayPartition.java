package dev.stepgraph.workflow.asl.intrinsic;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * {@code States.ArrayPartition($.array, 4)}: arrays of four elements each; the last may have fewer.
 */
final class StatesArrayPartition implements IntrinsicFunction {

    @Override
    public String name() {
        return "States.ArrayPartition";
    }

    @Override
    public JsonNode call(Arguments arguments) {
        arguments.expect(2, 2);
        JsonNode array = arguments.array(0);
        int size = arguments.truncated(1);
        if (size < 1) {
            throw arguments.invalid();
        }
        arguments.budget().spend(array.size());
        ArrayNode chunks = JsonNodeFactory.instance.arrayNode();
        ArrayNode chunk = JsonNodeFactory.instance.arrayNode();
        for (JsonNode element : array) {
            if (chunk.isEmpty()) {
                chunks.add(chunk);
            }
            chunk.add(element);
            if (chunk.size() == size) {
                chunk = JsonNodeFactory.instance.arrayNode();
            }
        }
        return chunks;
    }
}
