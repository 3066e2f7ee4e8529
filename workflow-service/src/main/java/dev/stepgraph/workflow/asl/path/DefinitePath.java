package dev.stepgraph.workflow.asl.path;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.util.List;

/** A path of names and single indexes, which nearly all are; evaluated without allocating. */
final class DefinitePath implements CompiledPath {

    private static final int SHOWN_CHARACTERS = 1_000;

    private final @Nullable String[] names;
    private final int[] indexes;

    /**
     * @param segments children and indexes only
     */
    DefinitePath(List<Segment> segments) {
        names = new String[segments.size()];
        indexes = new int[segments.size()];
        for (int i = 0; i < names.length; i++) {
            switch (segments.get(i)) {
                case Segment.Child child -> names[i] = child.name();
                case Segment.Index index -> indexes[i] = index.index();
                default -> throw new IllegalArgumentException("indefinite: " + segments.get(i));
            }
        }
    }

    static boolean isDefinite(List<Segment> segments) {
        return segments.stream()
                .allMatch(s -> s instanceof Segment.Child || s instanceof Segment.Index);
    }

    int length() {
        return names.length;
    }

    /** The name of a step; null if it is an index. */
    @Nullable String name(int step) {
        return names[step];
    }

    int index(int step) {
        return indexes[step];
    }

    @Override
    public @Nullable JsonNode find(JsonNode root, EvaluationScope scope) {
        return find(root);
    }

    @Nullable JsonNode find(JsonNode root) {
        JsonNode value = root;
        for (int i = 0; i < names.length && value != null; i++) {
            value = step(value, i);
        }
        return value;
    }

    @Override
    public PathMiss explain(JsonNode root) {
        JsonNode value = root;
        for (int i = 0; i < names.length; i++) {
            JsonNode next = step(value, i);
            if (next == null) {
                return names[i] == null ? missingIndex(value, i) : missingName(value, i);
            }
            value = next;
        }
        throw new IllegalArgumentException("The path leads somewhere");
    }

    @Nullable JsonNode step(JsonNode from, int step) {
        String name = names[step];
        return name != null ? from.get(name) : Segment.Index.at(from, indexes[step]);
    }

    private PathMiss missingName(JsonNode from, int step) {
        if (!from.isObject()) {
            return PathMiss.notFound(
                    "Property %s not found in path %s".formatted(notation(step), pathTo(step)));
        }
        boolean isLeaf = step == names.length - 1;
        return PathMiss.notFound(
                (isLeaf ? "No results for path: " : "Missing property in path ")
                        + pathTo(step + 1));
    }

    private PathMiss missingIndex(JsonNode from, int step) {
        if (from.isArray()) {
            return PathMiss.notFound("No results for path: " + pathTo(names.length));
        }
        if (from.isNull()) {
            return PathMiss.notFound("The path " + pathTo(step) + " is null");
        }
        return new PathMiss(
                "Filter: %s can only be applied to arrays. Current context is: %s"
                        .formatted(notation(step), JavaNotation.of(from, SHOWN_CHARACTERS)),
                true);
    }

    private String pathTo(int step) {
        StringBuilder path = new StringBuilder("$");
        for (int i = 0; i < step; i++) {
            path.append(notation(i));
        }
        return path.toString();
    }

    private String notation(int step) {
        String name = names[step];
        return name != null ? "['" + name + "']" : "[" + indexes[step] + "]";
    }
}
