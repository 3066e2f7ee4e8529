package dev.stepgraph.workflow.engine;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/** Comparing instants of which either may be absent. */
final class Instants {

    private Instants() {}

    /** The earlier one; an absent one counts as never. */
    static @Nullable Instant earlier(@Nullable Instant a, @Nullable Instant b) {
        if (a == null || b == null) {
            return a == null ? b : a;
        }
        return a.isBefore(b) ? a : b;
    }
}
