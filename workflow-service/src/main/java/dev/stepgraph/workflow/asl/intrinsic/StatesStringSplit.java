package dev.stepgraph.workflow.asl.intrinsic;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

import java.util.StringTokenizer;

/**
 * {@code States.StringSplit('a.b+c', '.+')} is {@code ["a","b","c"]}: each character of the second
 * text separates; empty parts are left out.
 */
final class StatesStringSplit implements IntrinsicFunction {

    @Override
    public String name() {
        return "States.StringSplit";
    }

    @Override
    public JsonNode call(Arguments arguments) {
        arguments.expect(2, 2);
        ArrayNode parts = JsonNodeFactory.instance.arrayNode();
        StringTokenizer tokens = new StringTokenizer(arguments.text(0), arguments.text(1));
        while (tokens.hasMoreTokens()) {
            parts.add(tokens.nextToken());
        }
        return parts;
    }
}
