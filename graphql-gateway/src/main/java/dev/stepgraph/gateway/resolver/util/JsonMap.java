package dev.stepgraph.gateway.resolver.util;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.AbstractMap;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * A JSON object as a map that can be changed without changing the object. Its members become plain
 * values when the first of them is asked for: most code looks at little of what it is given. Used
 * by one thread.
 */
final class JsonMap extends AbstractMap<String, @Nullable Object> {

    private final ObjectNode json;
    private @Nullable Map<String, @Nullable Object> members;

    JsonMap(ObjectNode json) {
        this.json = json;
    }

    /** The object, as long as nobody has looked into the map; null then. */
    @Nullable ObjectNode untouched() {
        return members == null ? json : null;
    }

    private Map<String, @Nullable Object> members() {
        Map<String, @Nullable Object> current = members;
        if (current == null) {
            current = new LinkedHashMap<>();
            for (Map.Entry<String, JsonNode> property : json.properties()) {
                current.put(property.getKey(), PlainValues.of(property.getValue()));
            }
            members = current;
        }
        return current;
    }

    @Override
    public int size() {
        return members == null ? json.size() : members.size();
    }

    @Override
    public boolean containsKey(@Nullable Object key) {
        return members().containsKey(key);
    }

    @Override
    public @Nullable Object get(@Nullable Object key) {
        return members().get(key);
    }

    @Override
    public @Nullable Object put(String key, @Nullable Object value) {
        return members().put(key, value);
    }

    @Override
    public @Nullable Object remove(@Nullable Object key) {
        return members().remove(key);
    }

    @Override
    public void clear() {
        members().clear();
    }

    @Override
    public Set<String> keySet() {
        return members().keySet();
    }

    @Override
    public Collection<@Nullable Object> values() {
        return members().values();
    }

    @Override
    public Set<Map.Entry<String, @Nullable Object>> entrySet() {
        return members().entrySet();
    }
}
