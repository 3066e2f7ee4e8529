package dev.stepgraph.workflow.asl.intrinsic;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * {@code States.ArrayRange(1, 9, 2)} is {@code [1,3,5,7,9]}: at most 1,000 numbers, the end
 * included.
 */
final class StatesArrayRange implements IntrinsicFunction {

    private static final int MAX_ELEMENTS = 1_000;

    @Override
    public String name() {
        return "States.ArrayRange";
    }

    @Override
    public JsonNode call(Arguments arguments) {
        arguments.expect(3, 3);
        long start = arguments.truncated(0);
        long end = arguments.truncated(1);
        long step = arguments.truncated(2);
        if (step == 0 || (end - start) / step >= MAX_ELEMENTS) {
            throw arguments.invalid();
        }
        ArrayNode range = JsonNodeFactory.instance.arrayNode();
        for (long i = start; step > 0 ? i <= end : i >= end; i += step) {
            range.add(JsonNodeFactory.instance.numberNode((int) i));
        }
        return range;
    }
}
