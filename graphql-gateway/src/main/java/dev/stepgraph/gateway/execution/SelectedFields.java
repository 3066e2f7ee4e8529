package dev.stepgraph.gateway.execution;

import graphql.language.Argument;
import graphql.language.AstPrinter;
import graphql.language.BooleanValue;
import graphql.language.Directive;
import graphql.language.DirectivesContainer;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import graphql.language.VariableReference;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What is selected below a field, as {@code ctx.info} tells it.
 *
 * @param list the response keys, each with those above it: {@code items}, {@code items/id}
 * @param graphql the selection as it was written
 */
record SelectedFields(ArrayNode list, String graphql) {

    /** How many entries the list has at most. */
    private static final int MAX_ENTRIES = 10_000;

    static SelectedFields of(
            List<Field> fields, Map<String, FragmentDefinition> fragments, JsonNode variables) {
        Collector collector = new Collector(fragments, variables);
        fields.forEach(field -> collector.add(field.getSelectionSet(), ""));
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        collector.paths.forEach(list::add);
        String text =
                fields.stream()
                        .map(Field::getSelectionSet)
                        .filter(selections -> selections != null)
                        .map(AstPrinter::printAst)
                        .collect(Collectors.joining("\n"));
        return new SelectedFields(list, text);
    }

    private record Collector(
            Map<String, FragmentDefinition> fragments, JsonNode variables, Set<String> paths) {

        Collector(Map<String, FragmentDefinition> fragments, JsonNode variables) {
            this(fragments, variables, new LinkedHashSet<>());
        }

        void add(@Nullable SelectionSet selections, String prefix) {
            if (selections == null || paths.size() >= MAX_ENTRIES) {
                return;
            }
            for (Selection<?> selection : selections.getSelections()) {
                if (isIncluded(selection)) {
                    add(selection, prefix);
                }
            }
        }

        private void add(Selection<?> selection, String prefix) {
            switch (selection) {
                case Field field -> {
                    String path = prefix + field.getResultKey();
                    paths.add(path);
                    add(field.getSelectionSet(), path + "/");
                }
                case InlineFragment inline -> add(inline.getSelectionSet(), prefix);
                case FragmentSpread spread -> {
                    FragmentDefinition fragment = fragments.get(spread.getName());
                    add(fragment == null ? null : fragment.getSelectionSet(), prefix);
                }
                default -> {}
            }
        }

        private boolean isIncluded(Selection<?> selection) {
            if (!(selection instanceof DirectivesContainer<?> container)) {
                return true;
            }
            List<Directive> directives = container.getDirectives();
            return directives.isEmpty() || directives.stream().allMatch(this::admits);
        }

        private boolean admits(Directive directive) {
            return switch (directive.getName()) {
                case "skip" -> !condition(directive);
                case "include" -> condition(directive);
                default -> true;
            };
        }

        private boolean condition(Directive directive) {
            Argument argument = directive.getArgument("if");
            return switch (argument == null ? null : argument.getValue()) {
                case BooleanValue literal -> literal.isValue();
                case VariableReference variable ->
                        variables.path(variable.getName()).asBoolean(false);
                case null, default -> false;
            };
        }
    }
}
