package dev.stepgraph.gateway.resolver.util;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** What a function was called with; an argument that is left out is null. */
public final class Arguments {

    private final List<? extends @Nullable Object> values;

    public Arguments(List<? extends @Nullable Object> values) {
        this.values = values;
    }

    /** How many were given. */
    public int size() {
        return values.size();
    }

    /** An argument as it is. */
    public @Nullable Object value(int index) {
        return index < values.size() ? values.get(index) : null;
    }

    /** An argument as text: numbers and booleans as they are written; null if it is null. */
    public @Nullable String optionalText(int index) {
        Object value = value(index);
        return switch (value) {
            case null -> null;
            case String text -> text;
            case Number number -> PlainValues.numberText(number);
            case Boolean truth -> truth.toString();
            default -> throw invalid(index, "a string");
        };
    }

    /**
     * An argument as text.
     *
     * @throws InvalidCallException if it is null or no scalar
     */
    public String text(int index) {
        String text = optionalText(index);
        if (text == null) {
            throw invalid(index, "a string");
        }
        return text;
    }

    /**
     * An argument as a number; a text that holds one is taken for it.
     *
     * @throws InvalidCallException if it is none
     */
    public Number number(int index) {
        Number number = PlainValues.asNumber(value(index));
        if (number == null) {
            throw invalid(index, "a number");
        }
        return number;
    }

    /**
     * An argument as a map.
     *
     * @throws InvalidCallException if it is none
     */
    public Map<?, ?> map(int index) {
        if (value(index) instanceof Map<?, ?> map) {
            return map;
        }
        throw invalid(index, "a map");
    }

    /** An argument as a list; empty if it is null. */
    public List<?> optionalList(int index) {
        return value(index) == null ? Collections.emptyList() : list(index);
    }

    /**
     * An argument as a list; a map's keys and values are one, too.
     *
     * @throws InvalidCallException if it is none
     */
    public List<?> list(int index) {
        return switch (value(index)) {
            case List<?> list -> list;
            case Collection<?> collection -> new ArrayList<>(collection);
            case null, default -> throw invalid(index, "a list");
        };
    }

    /** Whether an argument is the boolean true, or the text of it. */
    public boolean isTrue(int index) {
        Object value = value(index);
        return Boolean.TRUE.equals(value) || "true".equals(value);
    }

    private static InvalidCallException invalid(int index, String wanted) {
        return new InvalidCallException("Argument " + (index + 1) + " is not " + wanted);
    }
}
