package dev.stepgraph.gateway.datasource.dynamodb.expression;

import dev.stepgraph.gateway.datasource.dynamodb.value.AttributeValue;
import dev.stepgraph.gateway.datasource.dynamodb.value.InvalidValueException;

import org.jspecify.annotations.Nullable;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** What {@code #names} and {@code :values} of a request stand for, and which of them were used. */
public final class Placeholders {

    private final Map<String, String> names;
    private final Map<String, AttributeValue> values;
    private final Set<String> used = new HashSet<>();

    /** These names, each with its {@code #}, and values, each with its {@code :}. */
    public Placeholders(Map<String, String> names, Map<String, AttributeValue> values) {
        this.names = Map.copyOf(names);
        this.values = Map.copyOf(values);
    }

    @Nullable String name(String placeholder) {
        used.add(placeholder);
        return names.get(placeholder);
    }

    @Nullable AttributeValue value(String placeholder) {
        used.add(placeholder);
        return values.get(placeholder);
    }

    /**
     * Checks that nothing was given that no expression uses.
     *
     * @throws InvalidValueException if something was
     */
    public void requireAllUsed() {
        requireUsed("ExpressionAttributeNames", names.keySet());
        requireUsed("ExpressionAttributeValues", values.keySet());
    }

    private void requireUsed(String kind, Set<String> given) {
        Set<String> unused = new HashSet<>(given);
        unused.removeAll(used);
        if (!unused.isEmpty()) {
            throw new InvalidValueException(
                    "Value provided in %s unused in expressions: keys: {%s}"
                            .formatted(kind, String.join(", ", unused.stream().sorted().toList())));
        }
    }
}
