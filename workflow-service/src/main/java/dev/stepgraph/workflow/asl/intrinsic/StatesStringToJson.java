package dev.stepgraph.workflow.asl.intrinsic;

import dev.stepgraph.common.json.InvalidJsonException;
import dev.stepgraph.common.json.JsonText;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** {@code States.StringToJson($.text)}: the value whose JSON text this is; a blank text is null. */
final class StatesStringToJson implements IntrinsicFunction {

    @Override
    public String name() {
        return "States.StringToJson";
    }

    @Override
    public JsonNode call(Arguments arguments) {
        arguments.expect(1, 1);
        String text = arguments.text(0);
        if (text.isBlank()) {
            return JsonNodeFactory.instance.nullNode();
        }
        try {
            return JsonText.parse(text);
        } catch (InvalidJsonException e) {
            throw arguments.invalid();
        }
    }
}
