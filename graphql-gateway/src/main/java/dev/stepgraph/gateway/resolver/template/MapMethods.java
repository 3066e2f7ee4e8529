package dev.stepgraph.gateway.resolver.template;

import dev.stepgraph.gateway.resolver.util.Arguments;
import dev.stepgraph.gateway.resolver.util.PlainEquality;

import org.jspecify.annotations.Nullable;

import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The methods of maps. */
final class MapMethods {

    /** About what an entry takes, in units of work. */
    private static final int ENTRY = 16;

    static final Map<String, ValueMethods.MapMethod> METHODS =
            Map.ofEntries(
                    Map.entry("get", (map, args, call) -> map.get(key(args))),
                    Map.entry(
                            "getOrDefault",
                            (map, args, call) ->
                                    map.containsKey(key(args))
                                            ? map.get(key(args))
                                            : args.value(1)),
                    Map.entry("put", (map, args, call) -> put(map, args, call)),
                    Map.entry("putIfAbsent", (map, args, call) -> putIfAbsent(map, args, call)),
                    Map.entry("putAll", (map, args, call) -> putAll(map, args, call)),
                    Map.entry("replace", (map, args, call) -> replace(map, args)),
                    Map.entry("remove", (map, args, call) -> map.remove(key(args))),
                    Map.entry("clear", (map, args, call) -> clear(map)),
                    Map.entry("size", (map, args, call) -> map.size()),
                    Map.entry("isEmpty", (map, args, call) -> map.isEmpty()),
                    Map.entry("containsKey", (map, args, call) -> map.containsKey(key(args))),
                    Map.entry("containsValue", (map, args, call) -> containsValue(map, args, call)),
                    Map.entry("keySet", (map, args, call) -> map.keySet()),
                    Map.entry("values", (map, args, call) -> map.values()),
                    Map.entry("entrySet", (map, args, call) -> entries(map, call)),
                    Map.entry("clone", (map, args, call) -> copy(map, call)));

    private MapMethods() {}

    /** Maps of templates have text for keys and can be changed. */
    @SuppressWarnings("unchecked") // every map that a template can reach was made that way
    static Map<String, @Nullable Object> open(Map<?, ?> map) {
        return (Map<String, @Nullable Object>) map;
    }

    private static String key(Arguments args) {
        return ValueMethods.key(args.value(0));
    }

    private static @Nullable Object put(Map<?, ?> map, Arguments args, ValueMethods.Call call) {
        if (args.size() != 2) {
            return null;
        }
        String key = key(args);
        call.budget().spend(ENTRY + key.length());
        return open(map).put(key, args.value(1));
    }

    private static @Nullable Object putIfAbsent(
            Map<?, ?> map, Arguments args, ValueMethods.Call call) {
        return map.get(key(args)) == null ? put(map, args, call) : map.get(key(args));
    }

    /** Yields nothing: the method is void. */
    private static Object putAll(Map<?, ?> map, Arguments args, ValueMethods.Call call) {
        Map<String, @Nullable Object> added = open(args.map(0));
        call.budget().spend((long) ENTRY * added.size());
        open(map).putAll(new LinkedHashMap<>(added));
        return "";
    }

    private static @Nullable Object replace(Map<?, ?> map, Arguments args) {
        return map.containsKey(key(args)) ? open(map).put(key(args), args.value(1)) : null;
    }

    private static Object clear(Map<?, ?> map) {
        map.clear();
        return "";
    }

    private static boolean containsValue(Map<?, ?> map, Arguments args, ValueMethods.Call call) {
        return PlainEquality.isAmong(map.values(), args.value(0), call.budget());
    }

    private static List<Object> entries(Map<?, ?> map, ValueMethods.Call call) {
        call.budget().spend((long) ENTRY * map.size());
        List<Object> entries = new ArrayList<>(map.size());
        for (Map.Entry<String, @Nullable Object> entry : open(map).entrySet()) {
            entries.add(new AbstractMap.SimpleImmutableEntry<>(entry.getKey(), entry.getValue()));
        }
        return entries;
    }

    private static Object copy(Map<?, ?> map, ValueMethods.Call call) {
        call.budget().spend((long) ENTRY * map.size());
        return new LinkedHashMap<>(open(map));
    }
}
