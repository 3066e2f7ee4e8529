package dev.stepgraph.workflow.asl.intrinsic;

import dev.stepgraph.common.json.JsonText;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** {@code States.JsonToString($.value)}: the JSON text of a value. */
final class StatesJsonToString implements IntrinsicFunction {

    @Override
    public String name() {
        return "States.JsonToString";
    }

    @Override
    public JsonNode call(Arguments arguments) {
        arguments.expect(1, 1);
        arguments.budget().spendOn(arguments.any(0));
        return JsonNodeFactory.instance.stringNode(JsonText.write(arguments.any(0)));
    }
}
