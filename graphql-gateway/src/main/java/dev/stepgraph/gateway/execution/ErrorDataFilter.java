package dev.stepgraph.gateway.execution;

import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import graphql.schema.DataFetchingEnvironment;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Cuts JSON down to what is selected: by the names of fields, whatever their types. */
final class ErrorDataFilter {

    private final List<SelectionSet> selections;
    private final Map<String, FragmentDefinition> fragments;

    private ErrorDataFilter(
            List<SelectionSet> selections, Map<String, FragmentDefinition> fragments) {
        this.selections = selections;
        this.fragments = fragments;
    }

    static ErrorDataFilter of(DataFetchingEnvironment environment) {
        List<SelectionSet> selections =
                environment.getMergedField().getFields().stream()
                        .map(Field::getSelectionSet)
                        .filter(set -> set != null)
                        .toList();
        return new ErrorDataFilter(selections, environment.getFragmentsByName());
    }

    JsonNode filter(JsonNode data) {
        return selections.isEmpty() ? data : filter(data, selections);
    }

    private JsonNode filter(JsonNode data, List<SelectionSet> selected) {
        if (data.isArray()) {
            ArrayNode list = JsonNodeFactory.instance.arrayNode(data.size());
            data.forEach(element -> list.add(filter(element, selected)));
            return list;
        }
        if (!data.isObject()) {
            return data;
        }
        Map<String, List<SelectionSet>> fields = new LinkedHashMap<>();
        selected.forEach(selection -> collect(selection, fields));
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        fields.forEach((name, below) -> {
            JsonNode member = data.get(name);
            if (member != null) {
                object.set(name, below.isEmpty() ? member : filter(member, below));
            }
        });
        return object;
    }

    private void collect(@Nullable SelectionSet set, Map<String, List<SelectionSet>> fields) {
        if (set == null) {
            return;
        }
        for (Selection<?> selection : set.getSelections()) {
            switch (selection) {
                case Field field -> {
                    List<SelectionSet> below =
                            fields.computeIfAbsent(field.getName(), name -> new ArrayList<>());
                    if (field.getSelectionSet() != null) {
                        below.add(field.getSelectionSet());
                    }
                }
                case InlineFragment inline -> collect(inline.getSelectionSet(), fields);
                case FragmentSpread spread -> {
                    FragmentDefinition fragment = fragments.get(spread.getName());
                    collect(fragment == null ? null : fragment.getSelectionSet(), fields);
                }
                default -> {}
            }
        }
    }
}
