package dev.stepgraph.gateway.resolver.script.worker;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/** Keeps the values that were used last, up to a number of them. Not for several threads. */
final class Recent<K, V> {

    private final int capacity;
    private final Consumer<V> farewell;
    private final Map<K, V> values = new LinkedHashMap<>(16, 0.75f, true);

    /**
     * @param farewell what is done with a value that is kept no longer
     */
    Recent(int capacity, Consumer<V> farewell) {
        this.capacity = capacity;
        this.farewell = farewell;
    }

    @Nullable V get(K key) {
        return values.get(key);
    }

    void put(K key, V value) {
        values.put(key, value);
        if (values.size() > capacity) {
            remove(values.keySet().iterator().next());
        }
    }

    void remove(K key) {
        V value = values.remove(key);
        if (value != null) {
            farewell.accept(value);
        }
    }
}
