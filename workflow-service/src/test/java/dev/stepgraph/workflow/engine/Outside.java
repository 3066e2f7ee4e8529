package dev.stepgraph.workflow.engine;

import org.jspecify.annotations.Nullable;

/** What a simulated execution meets outside: how its tasks end. */
@FunctionalInterface
interface Outside {

    /** What came of a task, or null if it never answers. */
    @Nullable Command answer(Effect.InvokeTask task);
}
