package dev.stepgraph.workflow.integration;

import dev.stepgraph.workflow.asl.model.ErrorName;
import dev.stepgraph.workflow.asl.model.TaskResource;
import dev.stepgraph.workflow.asl.model.TaskResource.ServiceIntegration;
import dev.stepgraph.workflow.engine.ErrorOutput;

import org.jspecify.annotations.Nullable;

/**
 * A task failed. This is an outcome of the execution, not a bug: it becomes the error output that
 * Retry and Catch match.
 */
public final class TaskFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String error;

    /**
     * @param error the error's name
     * @param cause a text for people
     */
    public TaskFailure(String error, @Nullable String cause) {
        super(cause, null, false, false);
        this.error = error;
    }

    /** The failure of a task whose result is larger than the quota. */
    public static TaskFailure resultTooLarge(TaskCall call) {
        TaskResource resource = call.resource();
        String name =
                resource instanceof ServiceIntegration service ? service.service() : resource.arn();
        return new TaskFailure(
                ErrorName.DATA_LIMIT_EXCEEDED.text(),
                "The state/task '%s' returned a result with a size exceeding the maximum number of"
                                .formatted(name)
                        + " bytes service limit.");
    }

    /** How the task failed. */
    public ErrorOutput output() {
        return new ErrorOutput(error, getMessage());
    }
}
