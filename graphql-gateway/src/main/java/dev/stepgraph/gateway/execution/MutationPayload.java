package dev.stepgraph.gateway.execution;

import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.Selection;
import graphql.language.SelectionSet;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Turns an answer, whose keys are the caller's aliases, into a payload, whose keys are the names of
 * fields. Of a field that was selected more than once the first answer counts.
 */
final class MutationPayload {

    private final Map<String, FragmentDefinition> fragments;

    MutationPayload(Map<String, FragmentDefinition> fragments) {
        this.fragments = fragments;
    }

    /** What is selected under one response key. */
    private static final class Selected {

        private final String name;
        private final List<SelectionSet> below = new ArrayList<>();

        Selected(String name) {
            this.name = name;
        }
    }

    JsonNode of(JsonNode answer, List<Field> fields) {
        List<SelectionSet> selections = new ArrayList<>();
        for (Field field : fields) {
            if (field.getSelectionSet() != null) {
                selections.add(field.getSelectionSet());
            }
        }
        return renamed(answer, selections);
    }

    private JsonNode renamed(JsonNode answer, List<SelectionSet> selections) {
        if (answer.isArray()) {
            ArrayNode list = JsonNodeFactory.instance.arrayNode(answer.size());
            answer.forEach(element -> list.add(renamed(element, selections)));
            return list;
        }
        if (!answer.isObject() || selections.isEmpty()) {
            return answer;
        }
        Map<String, Selected> byKey = new LinkedHashMap<>();
        selections.forEach(set -> collect(set, byKey));
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        byKey.forEach((key, selected) -> {
            JsonNode member = answer.get(key);
            if (member != null && !object.has(selected.name)) {
                object.set(selected.name, renamed(member, selected.below));
            }
        });
        return object;
    }

    private void collect(@Nullable SelectionSet set, Map<String, Selected> byKey) {
        if (set == null) {
            return;
        }
        for (Selection<?> selection : set.getSelections()) {
            switch (selection) {
                case Field field -> {
                    Selected selected =
                            byKey.computeIfAbsent(
                                    field.getResultKey(), key -> new Selected(field.getName()));
                    if (field.getSelectionSet() != null) {
                        selected.below.add(field.getSelectionSet());
                    }
                }
                case InlineFragment inline -> collect(inline.getSelectionSet(), byKey);
                case FragmentSpread spread -> {
                    FragmentDefinition fragment = fragments.get(spread.getName());
                    collect(fragment == null ? null : fragment.getSelectionSet(), byKey);
                }
                default -> {}
            }
        }
    }
}
