package dev.stepgraph.workflow.engine;

import java.util.UUID;

/**
 * Makes the token by which somebody outside may complete a task. The same arguments give the same
 * token.
 */
@FunctionalInterface
public interface TaskTokenSource {

    /** The token of the attempt that the event of that id schedules. */
    String token(UUID executionId, long scheduledEventId);
}
