package dev.stepgraph.workflow.asl.intrinsic;

import dev.stepgraph.common.json.JsonEquality;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

import java.util.LinkedHashSet;
import java.util.Set;

/**
 * {@code States.ArrayUnique($.array)}: the first of all elements that are equal, in their order.
 */
final class StatesArrayUnique implements IntrinsicFunction {

    @Override
    public String name() {
        return "States.ArrayUnique";
    }

    @Override
    public JsonNode call(Arguments arguments) {
        arguments.expect(1, 1);
        JsonNode array = arguments.array(0);
        arguments.budget().spendOn(array);
        Set<Element> unique = new LinkedHashSet<>();
        for (JsonNode element : array) {
            unique.add(new Element(element));
        }
        ArrayNode result = JsonNodeFactory.instance.arrayNode(unique.size());
        unique.forEach(element -> result.add(element.value()));
        return result;
    }

    private record Element(JsonNode value) {

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Element(JsonNode that) && JsonEquality.equal(value, that);
        }

        @Override
        public int hashCode() {
            return JsonEquality.hash(value);
        }
    }
}
