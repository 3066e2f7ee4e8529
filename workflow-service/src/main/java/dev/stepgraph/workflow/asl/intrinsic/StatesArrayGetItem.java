package dev.stepgraph.workflow.asl.intrinsic;

import tools.jackson.databind.JsonNode;

/** {@code States.ArrayGetItem($.array, 0)}: the element at an index, from 0. */
final class StatesArrayGetItem implements IntrinsicFunction {

    @Override
    public String name() {
        return "States.ArrayGetItem";
    }

    @Override
    public JsonNode call(Arguments arguments) {
        arguments.expect(2, 2);
        JsonNode item = arguments.array(0).get(arguments.truncated(1));
        if (item == null) {
            throw arguments.invalid();
        }
        return item;
    }
}
