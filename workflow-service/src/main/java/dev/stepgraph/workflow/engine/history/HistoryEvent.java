package dev.stepgraph.workflow.engine.history;

import java.time.Instant;

/**
 * Something that happened in an execution. The list of them is the execution's truth: its state is
 * a fold of them.
 *
 * @param id 1 for the first event of an execution, then without a gap
 * @param ordinal 0 for an event that AWS shows; otherwise the event is the engine's own, follows
 *     the shown event of that id, and counts from 1
 * @param previousId the event that led to this one; 0 for what the start led to
 * @param type what happened
 * @param timestamp when it was decided
 * @param branch the frame it happened in: 0 for the top level, then one number for each branch of a
 *     Parallel and each iteration of a Map
 * @param details what AWS shows of it, and what the fold needs
 */
public record HistoryEvent(
        long id,
        int ordinal,
        long previousId,
        HistoryEventType type,
        Instant timestamp,
        int branch,
        EventDetails details) {

    /** Whether the event stands in the history that AWS shows. */
    public boolean shown() {
        return ordinal == 0;
    }
}
