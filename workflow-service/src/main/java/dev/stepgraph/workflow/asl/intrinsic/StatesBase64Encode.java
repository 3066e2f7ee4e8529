package dev.stepgraph.workflow.asl.intrinsic;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** {@code States.Base64Encode($.text)}: the Base64 of a text of at most 10,000 characters. */
final class StatesBase64Encode implements IntrinsicFunction {

    static final int MAX_CHARACTERS = 10_000;

    @Override
    public String name() {
        return "States.Base64Encode";
    }

    @Override
    public JsonNode call(Arguments arguments) {
        arguments.expect(1, 1);
        byte[] bytes = arguments.text(0, MAX_CHARACTERS).getBytes(StandardCharsets.UTF_8);
        String encoded = Base64.getEncoder().encodeToString(bytes);
        return JsonNodeFactory.instance.stringNode(encoded);
    }
}
