package dev.stepgraph.gateway.execution;

import graphql.language.Document;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.OperationDefinition;
import graphql.language.Selection;
import graphql.language.SelectionSet;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.Map;

/**
 * How large the operations of a document are, with fragments counted wherever they are spread.
 *
 * <p>Every fragment is measured once, so that the time is linear in the document whatever it would
 * unfold to. A fragment that spreads itself counts nothing more; validation refuses it.
 */
final class DocumentMeasure {

    private static final int SATURATED = 1_000_000_000;

    private final Map<String, FragmentDefinition> fragments = new HashMap<>();
    private final Map<String, Level> measured = new HashMap<>();

    private DocumentMeasure(Document document) {
        for (FragmentDefinition fragment :
                document.getDefinitionsOfType(FragmentDefinition.class)) {
            fragments.putIfAbsent(fragment.getName(), fragment);
        }
    }

    /**
     * The largest of each over a document's operations.
     *
     * @param depth how deep fields nest; introspection is not counted
     * @param fields how many fields are selected in all
     * @param aliases how often one field is selected under other names in one selection
     * @param repetitions how often one field is selected in one selection
     */
    record Size(int depth, int fields, int aliases, int repetitions) {

        private static final Size NONE = new Size(0, 0, 0, 0);

        private Size largest(Size other) {
            return new Size(
                    Math.max(depth, other.depth),
                    Math.max(fields, other.fields),
                    Math.max(aliases, other.aliases),
                    Math.max(repetitions, other.repetitions));
        }
    }

    static Size of(Document document) {
        DocumentMeasure measure = new DocumentMeasure(document);
        Size size = Size.NONE;
        for (OperationDefinition operation :
                document.getDefinitionsOfType(OperationDefinition.class)) {
            size = size.largest(measure.level(operation.getSelectionSet()).size());
        }
        return size;
    }

    /** One selection, with the fragments that are spread in it. */
    private static final class Level {

        private final Map<String, Integer> aliases = new HashMap<>();
        private final Map<String, Integer> repetitions = new HashMap<>();
        private Size below = Size.NONE;
        private int fields;
        private int depth;

        void add(Field field, Level nested) {
            boolean introspection = field.getName().startsWith("__");
            if (field.getAlias() != null && !field.getAlias().equals(field.getName())) {
                aliases.merge(field.getName(), 1, DocumentMeasure::plus);
            }
            repetitions.merge(field.getName(), 1, DocumentMeasure::plus);
            Size size = nested.size();
            fields = plus(fields, plus(1, size.fields()));
            depth = Math.max(depth, introspection ? 0 : 1 + size.depth());
            below = below.largest(size);
        }

        void addAll(Level spread) {
            spread.aliases.forEach(
                    (name, count) -> aliases.merge(name, count, DocumentMeasure::plus));
            spread.repetitions.forEach(
                    (name, count) -> repetitions.merge(name, count, DocumentMeasure::plus));
            fields = plus(fields, spread.fields);
            depth = Math.max(depth, spread.depth);
            below = below.largest(spread.below);
        }

        Size size() {
            Size own = new Size(depth, fields, most(aliases), most(repetitions));
            return own.largest(new Size(0, 0, below.aliases(), below.repetitions()));
        }

        private static int most(Map<String, Integer> counts) {
            return counts.values().stream().mapToInt(Integer::intValue).max().orElse(0);
        }
    }

    private Level level(@Nullable SelectionSet selections) {
        Level level = new Level();
        if (selections == null) {
            return level;
        }
        for (Selection<?> selection : selections.getSelections()) {
            switch (selection) {
                case Field field -> level.add(field, level(field.getSelectionSet()));
                case InlineFragment inline -> level.addAll(level(inline.getSelectionSet()));
                case FragmentSpread spread -> level.addAll(fragment(spread.getName()));
                default -> {}
            }
        }
        return level;
    }

    private Level fragment(String name) {
        Level known = measured.get(name);
        if (known != null) {
            return known;
        }
        measured.put(name, new Level());
        FragmentDefinition fragment = fragments.get(name);
        Level level = level(fragment == null ? null : fragment.getSelectionSet());
        measured.put(name, level);
        return level;
    }

    private static int plus(int left, int right) {
        return (int) Math.min(SATURATED, (long) left + right);
    }
}
