package dev.stepgraph.workflow.asl.intrinsic;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * {@code States.MathAdd($.value, -1)}: the sum of two integers of 32 bits; fractions are rounded
 * before.
 */
final class StatesMathAdd implements IntrinsicFunction {

    @Override
    public String name() {
        return "States.MathAdd";
    }

    @Override
    public JsonNode call(Arguments arguments) {
        arguments.expect(2, 2);
        long sum = (long) arguments.rounded(0) + arguments.rounded(1);
        if (sum != (int) sum) {
            throw arguments.invalid();
        }
        return JsonNodeFactory.instance.numberNode((int) sum);
    }
}
