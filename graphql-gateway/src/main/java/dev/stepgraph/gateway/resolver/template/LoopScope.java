package dev.stepgraph.gateway.resolver.template;

import org.jspecify.annotations.Nullable;

/** {@code $foreach}: where a loop stands. */
final class LoopScope {

    private final @Nullable LoopScope parent;
    private final int size;
    private int index = -1;

    LoopScope(@Nullable LoopScope parent, int size) {
        this.parent = parent;
        this.size = size;
    }

    void advance() {
        index++;
    }

    /** One of {@code index, count, hasNext, first, last, parent, topmost}. */
    @Nullable Object property(String name) {
        return switch (name) {
            case "index" -> index;
            case "count" -> index + 1;
            case "hasNext" -> hasNext();
            case "first", "isFirst" -> index == 0;
            case "last", "isLast" -> !hasNext();
            case "parent" -> parent;
            case "topmost" -> topmost();
            default -> null;
        };
    }

    boolean hasNext() {
        return index + 1 < size;
    }

    private LoopScope topmost() {
        LoopScope scope = this;
        while (scope.parent != null) {
            scope = scope.parent;
        }
        return scope;
    }

    @Override
    public String toString() {
        return "foreach";
    }
}
