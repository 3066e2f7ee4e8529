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

    /** How long an error's name and its cause may be, as the service's API has it. */
    private static final int MAX_ERROR = 256;

    private static final int MAX_CAUSE = 32_768;

    private final String error;

    /**
     * @param error the error's name; cut after 256 characters
     * @param cause a text for people; cut after 32,768 characters
     */
    public TaskFailure(String error, @Nullable String cause) {
        super(cause == null ? null : cut(cause, MAX_CAUSE), null, false, false);
        this.error = cut(error, MAX_ERROR);
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

    private static String cut(String text, int length) {
        if (text.length() <= length) {
            return text;
        }
        boolean splitsPair = Character.isHighSurrogate(text.charAt(length - 1));
        return text.substring(0, splitsPair ? length - 1 : length);
    }
}
