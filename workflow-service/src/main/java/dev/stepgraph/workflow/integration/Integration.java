package dev.stepgraph.workflow.integration;

import dev.stepgraph.workflow.asl.model.TaskResource;

import tools.jackson.databind.JsonNode;

/** Carries out the tasks of one service. Blocks; called on a virtual thread. */
public interface Integration {

    /** Whether this integration is for that resource. */
    boolean supports(TaskResource resource);

    /**
     * Where the call goes, as far as that says who answers it: calls of one destination have a
     * share of all that are made at once. Parameters may be anything.
     */
    String destination(TaskCall call);

    /**
     * Makes the call and waits for its result, no longer than the call allows.
     *
     * <p>A call that nobody waits for any more is interrupted.
     *
     * @throws TaskFailure if the task fails
     */
    JsonNode call(TaskCall call);
}
