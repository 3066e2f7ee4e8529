package dev.stepgraph.gateway.resolver.template;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** What {@code $list.iterator()} yields: it goes over the list as it was. */
final class ListCursor {

    private final List<?> elements;
    private int next;

    ListCursor(List<?> elements) {
        this.elements = elements;
    }

    boolean hasNext() {
        return next < elements.size();
    }

    @Nullable Object next() {
        return hasNext() ? elements.get(next++) : null;
    }

    List<?> rest() {
        List<?> rest = elements.subList(next, elements.size());
        next = elements.size();
        return rest;
    }
}
