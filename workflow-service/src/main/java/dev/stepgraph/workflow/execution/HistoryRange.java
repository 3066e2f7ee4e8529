package dev.stepgraph.workflow.execution;

/**
 * A part of a history.
 *
 * @param afterId the event after which to begin, in the direction of the order; 0 for the end that
 *     the order names
 * @param limit at most that many events, at least 1
 * @param order the direction
 */
public record HistoryRange(long afterId, int limit, HistoryOrder order) {

    public HistoryRange {
        if (limit < 1) {
            throw new IllegalArgumentException("the limit is less than 1: " + limit);
        }
    }
}
