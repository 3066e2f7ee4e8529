package dev.stepgraph.workflow.asl.model;

import dev.stepgraph.workflow.asl.path.PayloadTemplate;

import org.jspecify.annotations.Nullable;

/**
 * Has something outside do the work (States Language, "Task State").
 *
 * @param credentials the template of {@code Credentials}; absent: the state machine's own role
 * @param timeouts how long the task may take
 */
public record TaskState(
        String name,
        TaskResource resource,
        @Nullable PayloadTemplate credentials,
        Timeouts timeouts,
        DataFlow dataFlow,
        ErrorHandling errorHandling,
        Transition transition)
        implements State {

    /**
     * {@code TimeoutSeconds} and {@code HeartbeatSeconds}, or their path forms: 1 to 99,999,999
     * seconds. Absent: no such limit.
     */
    public record Timeouts(
            @Nullable FieldValue<Long> timeoutSeconds,
            @Nullable FieldValue<Long> heartbeatSeconds) {}
}
