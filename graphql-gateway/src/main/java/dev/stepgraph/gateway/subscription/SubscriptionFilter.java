package dev.stepgraph.gateway.subscription;

import dev.stepgraph.common.json.InvalidJsonException;
import dev.stepgraph.common.json.JsonText;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.List;

/**
 * Which payloads a subscriber hears of: those for which all conditions of one of the groups hold.
 * Without any group it is every payload.
 */
public final class SubscriptionFilter {

    /** Lets everything through. */
    static final SubscriptionFilter EVERYTHING = new SubscriptionFilter(List.of());

    private static final int MAX_GROUPS = 10;
    private static final int MAX_CONDITIONS = 5;
    private static final int MAX_NAME_DEPTH = 5;

    private final List<List<Condition>> groups;

    private SubscriptionFilter(List<List<Condition>> groups) {
        this.groups = List.copyOf(groups);
    }

    /** A condition on the field that a path leads to. */
    private record Condition(List<String> path, FilterOperator operator, JsonNode operand) {

        boolean holds(JsonNode payload) {
            JsonNode value = payload;
            for (String name : path) {
                value = value.path(name);
            }
            return !value.isMissingNode() && operator.holds(value, operand);
        }
    }

    /**
     * What a subscription's arguments ask for: each that is given equals the payload's field of its
     * name, and one that is given as null asks for null.
     */
    static SubscriptionFilter ofArguments(ObjectNode arguments) {
        List<Condition> conditions = new ArrayList<>();
        arguments.forEachEntry((name, value) ->
                conditions.add(new Condition(List.of(name), FilterOperator.EQ, value)));
        return conditions.isEmpty()
                ? EVERYTHING
                : new SubscriptionFilter(List.of(List.copyOf(conditions)));
    }

    /**
     * What {@code extensions.setSubscriptionFilter} was called with: {@code {"filterGroup":
     * [{"filters": [{"fieldName", "operator", "value"}]}]}}, or the same as text. At most 10 groups
     * of 5 filters.
     *
     * @throws InvalidFilterException when it is none
     */
    static SubscriptionFilter parse(JsonNode filter) {
        JsonNode groups = object(filter).path("filterGroup");
        if (!groups.isArray() || groups.size() > MAX_GROUPS) {
            throw new InvalidFilterException(
                    "A subscription filter has a filterGroup of at most %d groups."
                            .formatted(MAX_GROUPS));
        }
        List<List<Condition>> read = new ArrayList<>();
        groups.forEach(group -> read.add(group(group.path("filters"))));
        return new SubscriptionFilter(read);
    }

    /** Whether the subscriber hears of that payload. */
    boolean matches(JsonNode payload) {
        return groups.isEmpty()
                || groups.stream()
                        .anyMatch(group ->
                                group.stream().allMatch(condition -> condition.holds(payload)));
    }

    private static JsonNode object(JsonNode filter) {
        if (!filter.isString()) {
            return filter;
        }
        try {
            return JsonText.parse(filter.stringValue());
        } catch (InvalidJsonException e) {
            throw new InvalidFilterException("A subscription filter is a JSON object.");
        }
    }

    private static List<Condition> group(JsonNode filters) {
        if (!filters.isArray() || filters.size() > MAX_CONDITIONS) {
            throw new InvalidFilterException(
                    "A group of a subscription filter has at most %d filters."
                            .formatted(MAX_CONDITIONS));
        }
        List<Condition> conditions = new ArrayList<>();
        filters.forEach(each -> conditions.add(condition(each)));
        return List.copyOf(conditions);
    }

    private static Condition condition(JsonNode filter) {
        String name = filter.path("fieldName").asString("");
        String text = filter.path("operator").asString("");
        FilterOperator operator =
                FilterOperator.of(text)
                        .orElseThrow(() ->
                                new InvalidFilterException(
                                        "A subscription filter knows no operator '%s'."
                                                .formatted(text)));
        List<String> path = List.of(name.split("\\.", -1));
        JsonNode operand = filter.path("value");
        if (name.isEmpty() || path.size() > MAX_NAME_DEPTH || operand.isMissingNode()) {
            throw new InvalidFilterException(
                    "A subscription filter has a fieldName, an operator and a value.");
        }
        if (operator.takesList() && !operand.isArray()) {
            throw new InvalidFilterException(
                    "The operator '%s' is followed by a list.".formatted(text));
        }
        return new Condition(path, operator, operand);
    }
}
