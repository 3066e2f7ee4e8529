package dev.stepgraph.workflow.asl.path;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A part of a payload template. */
sealed interface TemplateNode {

    JsonNode resolve(EvaluationScope scope);

    /** Nothing within is computed: every payload shares the same tree. */
    record Fixed(JsonNode value) implements TemplateNode {
        @Override
        public JsonNode resolve(EvaluationScope scope) {
            return value;
        }
    }

    /**
     * The value of a field whose name ends in {@code .$}.
     *
     * @param field the name with its ending, for messages
     */
    record Computed(String field, Expression expression) implements TemplateNode {
        @Override
        public JsonNode resolve(EvaluationScope scope) {
            return expression.evaluateField(field, scope);
        }
    }

    /** An object, its names without their endings. */
    record Members(List<String> names, List<TemplateNode> values) implements TemplateNode {
        @Override
        public JsonNode resolve(EvaluationScope scope) {
            Map<String, JsonNode> members = LinkedHashMap.newLinkedHashMap(names.size());
            for (int i = 0; i < names.size(); i++) {
                members.put(names.get(i), values.get(i).resolve(scope));
            }
            return new ObjectNode(JsonNodeFactory.instance, members);
        }
    }

    /** An array. */
    record Elements(List<TemplateNode> values) implements TemplateNode {
        @Override
        public JsonNode resolve(EvaluationScope scope) {
            ArrayNode array = JsonNodeFactory.instance.arrayNode(values.size());
            for (TemplateNode value : values) {
                array.add(value.resolve(scope));
            }
            return array;
        }
    }
}
