package dev.stepgraph.workflow.asl.parse;

import org.jspecify.annotations.Nullable;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A graph as it was read: a state machine's top level, a branch or an item processor.
 *
 * @param location where it stands
 * @param startAt the state to begin with; absent if the field is missing or faulty
 * @param states its states by name, in their order
 */
public record GraphDraft(
        Location location, @Nullable String startAt, Map<String, StateDraft> states) {

    public GraphDraft {
        states = Collections.unmodifiableMap(new LinkedHashMap<>(states));
    }
}
