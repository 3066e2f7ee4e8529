package dev.stepgraph.workflow.asl.parse;

import dev.stepgraph.workflow.asl.model.QueryLanguage;
import dev.stepgraph.workflow.asl.model.State;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * A state as it was read: the model as far as there is one, and what rules across states need even
 * of a state that is itself faulty.
 *
 * @param name its name
 * @param location where it stands
 * @param queryLanguage the language of its expressions
 * @param model absent if too much of the state is missing
 * @param exits where it leads to
 * @param terminal whether it ends its graph
 * @param exitsKnown whether {@code exits} and {@code terminal} are all there is: faulty fields may
 *     have hidden some
 * @param payload the fields of the payload that a task hands over
 * @param laterFeatures what it uses that cannot be run yet
 */
public record StateDraft(
        String name,
        Location location,
        QueryLanguage queryLanguage,
        @Nullable State model,
        List<Exit> exits,
        boolean terminal,
        boolean exitsKnown,
        Payload payload,
        List<Use> laterFeatures) {

    public StateDraft {
        exits = List.copyOf(exits);
        laterFeatures = List.copyOf(laterFeatures);
    }

    /** The draft of what is no state at all. */
    static StateDraft unreadable(String name, Location location, QueryLanguage queryLanguage) {
        return new StateDraft(
                name,
                location,
                queryLanguage,
                null,
                List.of(),
                false,
                false,
                new Payload.None(),
                List.of());
    }

    /** A way out of the state. */
    public record Exit(String target, Location location) {}

    /** A use of something that cannot be run yet. */
    public record Use(LaterFeature feature, Location location) {}

    /** What {@code Parameters} holds. */
    public sealed interface Payload {

        /** There is no such field. */
        record None() implements Payload {}

        /** It has these fields; what is after {@code .$} is cut off. */
        record Fields(List<String> names) implements Payload {
            public Fields {
                names = List.copyOf(names);
            }
        }

        /** It is computed as a whole. */
        record Computed() implements Payload {}
    }
}
