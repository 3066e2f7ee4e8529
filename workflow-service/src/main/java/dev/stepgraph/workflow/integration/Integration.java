package dev.stepgraph.workflow.integration;

import dev.stepgraph.workflow.asl.model.TaskResource;

import tools.jackson.databind.JsonNode;

/** Carries out the tasks of one service. Blocks; called on a virtual thread. */
public interface Integration {

    /** Whether this integration is for that resource. */
    boolean supports(TaskResource resource);

    /**
     * Makes the call and waits for its result, no longer than the call allows.
     *
     * @throws TaskFailure if the task fails
     */
    JsonNode call(TaskCall call);
}
