package dev.stepgraph.gateway.datasource.dynamodb.expression;

import dev.stepgraph.gateway.datasource.dynamodb.value.AttributeValue;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Where a value is within an item, such as {@code a.b[2]}.
 *
 * @param steps the first is a member
 */
public record DocumentPath(List<Step> steps) {

    public DocumentPath {
        steps = List.copyOf(steps);
    }

    /** One step down. */
    public sealed interface Step {}

    /** Into a map. */
    public record Member(String name) implements Step {
        @Override
        public String toString() {
            return name;
        }
    }

    /** Into a list, from 0. */
    public record Index(int index) implements Step {
        @Override
        public String toString() {
            return "[" + index + "]";
        }
    }

    /** The attribute that it begins with. */
    public String attribute() {
        return ((Member) steps.getFirst()).name();
    }

    /** Whether it is an attribute and nothing within it. */
    public boolean isAttribute() {
        return steps.size() == 1;
    }

    /** The value there, if there is one. */
    public @Nullable AttributeValue in(AttributeValue.Document item) {
        AttributeValue value = item;
        for (Step step : steps) {
            AttributeValue inner = child(value, step);
            if (inner == null) {
                return null;
            }
            value = inner;
        }
        return value;
    }

    private static @Nullable AttributeValue child(AttributeValue value, Step step) {
        return switch (step) {
            case Member(String name) when value instanceof AttributeValue.Document map ->
                    map.values().get(name);
            case Index(int index)
                    when value instanceof AttributeValue.Sequence list
                            && index < list.values().size() ->
                    list.values().get(index);
            case Member _, Index _ -> null;
        };
    }

    @Override
    public String toString() {
        return steps.stream().map(Step::toString).collect(Collectors.joining(", ", "[", "]"));
    }
}
