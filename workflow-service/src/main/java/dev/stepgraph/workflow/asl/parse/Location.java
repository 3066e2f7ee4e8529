package dev.stepgraph.workflow.asl.parse;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Where something stands in a definition. Written as AWS writes it: {@code
 * /States/Pay/Retry[0]/ErrorEquals}, the definition itself being {@code /}.
 *
 * <p>It is kept as a chain and written out only when a diagnostic needs it: ten thousand states a
 * hundred levels deep would otherwise cost more for their locations than for themselves.
 */
public final class Location {

    /** The definition itself. */
    public static final Location ROOT = new Location(null, "");

    private final @Nullable Location parent;
    private final String step;

    private Location(@Nullable Location parent, String step) {
        this.parent = parent;
        this.step = step;
    }

    /** A field of the object here. */
    public Location field(String name) {
        return new Location(this, "/" + name);
    }

    /** An element of the array here, counted from 0. */
    public Location element(int index) {
        return new Location(this, "[" + index + "]");
    }

    @Override
    public String toString() {
        if (parent == null) {
            return "/";
        }
        Deque<String> steps = new ArrayDeque<>();
        for (Location here = this; here != null; here = here.parent) {
            steps.push(here.step);
        }
        return String.join("", steps);
    }
}
