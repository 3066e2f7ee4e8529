package dev.stepgraph.workflow.execution;

import java.time.Instant;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * Remembers when executions need attention next. Only what is due soon is kept in memory; the rest
 * is found in the database when its time comes near.
 */
public interface WakeUps {

    /** Whether an instant is so near that it is no longer looked for in the database. */
    boolean soon(Instant at);

    /** Has the execution's timers fired at that instant or a little later, never earlier. */
    void schedule(UUID executionId, Instant at);

    /** Looks in the database for all that is due: some of it may not be known here. */
    void refresh();

    /** Forgets executions that are no longer this replica's. */
    void forget(Predicate<UUID> executions);
}
