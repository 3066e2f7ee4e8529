package dev.stepgraph.gateway.cache;

import dev.stepgraph.common.json.JsonText;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.TreeMap;

/**
 * What tells one kept result from another.
 *
 * @param apiId the API
 * @param revision the API's revision: what was kept of an older one is never answered
 * @param typeName the field's type
 * @param fieldName the field
 * @param values what the result depends on, as JSON whose keys are sorted
 */
public record CacheKey(
        String apiId, long revision, String typeName, String fieldName, String values) {

    /** The key of a field's result that depends on these values. */
    public static CacheKey of(
            String apiId, long revision, String typeName, String fieldName, List<JsonNode> values) {
        ArrayNode sorted = JsonNodeFactory.instance.arrayNode(values.size());
        values.forEach(value -> sorted.add(sorted(value)));
        return new CacheKey(apiId, revision, typeName, fieldName, JsonText.write(sorted));
    }

    private static JsonNode sorted(JsonNode value) {
        if (value.isObject()) {
            TreeMap<String, JsonNode> members = new TreeMap<>();
            value.properties()
                    .forEach(member -> members.put(member.getKey(), sorted(member.getValue())));
            ObjectNode object = JsonNodeFactory.instance.objectNode();
            members.forEach(object::set);
            return object;
        }
        if (value.isArray()) {
            ArrayNode array = JsonNodeFactory.instance.arrayNode(value.size());
            value.forEach(element -> array.add(sorted(element)));
            return array;
        }
        return value.isMissingNode() ? JsonNodeFactory.instance.nullNode() : value;
    }
}
