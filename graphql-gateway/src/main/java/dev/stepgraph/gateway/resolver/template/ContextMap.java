package dev.stepgraph.gateway.resolver.template;

import dev.stepgraph.gateway.resolver.ContextMembers;
import dev.stepgraph.gateway.resolver.util.Budget;
import dev.stepgraph.gateway.resolver.util.PlainValues;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.util.AbstractMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * {@code $ctx}: a map whose members become plain values when they are looked at, and all of them
 * when it is walked through or changed. {@code arguments} and {@code args} are one map. Used by one
 * thread.
 */
final class ContextMap extends AbstractMap<String, @Nullable Object> {

    private static final String ARGUMENTS = "arguments";
    private static final String ARGS = "args";
    private static final String STASH = "stash";

    private final ContextMembers json;

    /** Those that were looked at. */
    private final Map<String, @Nullable Object> seen = new HashMap<>();

    private @Nullable Map<String, @Nullable Object> all;

    ContextMap(ContextMembers json) {
        this.json = json;
    }

    @Override
    public @Nullable Object get(@Nullable Object key) {
        return all == null && key instanceof String name ? look(name) : all().get(key);
    }

    @Override
    public boolean containsKey(@Nullable Object key) {
        return all().containsKey(key);
    }

    @Override
    public @Nullable Object put(String key, @Nullable Object value) {
        return all().put(key, value);
    }

    @Override
    public @Nullable Object remove(@Nullable Object key) {
        return all().remove(key);
    }

    @Override
    public Set<Map.Entry<String, @Nullable Object>> entrySet() {
        return all().entrySet();
    }

    /** The stash as it has become. */
    ObjectNode stash(Budget budget) {
        JsonNode stash =
                all == null && !seen.containsKey(STASH)
                        ? json.get(STASH)
                        : PlainValues.toJson(get(STASH), budget);
        return stash instanceof ObjectNode object ? object : JsonNodeFactory.instance.objectNode();
    }

    private @Nullable Object look(String name) {
        String member = name.equals(ARGS) ? ARGUMENTS : name;
        Object value = seen.get(member);
        if (value == null && !seen.containsKey(member)) {
            value = read(member);
            seen.put(member, value);
        }
        return value;
    }

    private @Nullable Object read(String member) {
        Object value = PlainValues.of(json.get(member));
        return switch (member) {
            case ARGUMENTS -> value == null ? arguments() : value;
            case STASH -> value instanceof Map ? value : new LinkedHashMap<>();
            default -> value;
        };
    }

    /** Whoever tries code out may write {@code args} alone. */
    private Object arguments() {
        Object value = PlainValues.of(json.get(ARGS));
        return value == null ? new LinkedHashMap<String, @Nullable Object>() : value;
    }

    private Map<String, @Nullable Object> all() {
        Map<String, @Nullable Object> current = all;
        if (current == null) {
            current = new LinkedHashMap<>();
            for (String name : json.toJson().propertyNames()) {
                current.put(name, look(name));
            }
            current.put(ARGUMENTS, look(ARGUMENTS));
            current.put(ARGS, look(ARGS));
            current.put(STASH, look(STASH));
            all = current;
        }
        return current;
    }
}
