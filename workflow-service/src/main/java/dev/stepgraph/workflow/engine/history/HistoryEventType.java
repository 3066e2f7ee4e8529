package dev.stepgraph.workflow.engine.history;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The kinds of events. Each has the name AWS shows, a number by which it is stored, which never
 * changes, and the type of its details.
 */
public enum HistoryEventType {
    EXECUTION_STARTED(1, "ExecutionStarted", EventDetails.ExecutionStarted.class),
    EXECUTION_SUCCEEDED(2, "ExecutionSucceeded", EventDetails.ExecutionSucceeded.class),
    EXECUTION_FAILED(3, "ExecutionFailed", EventDetails.ExecutionFailed.class),
    EXECUTION_ABORTED(4, "ExecutionAborted", EventDetails.ExecutionFailed.class),
    EXECUTION_TIMED_OUT(5, "ExecutionTimedOut", EventDetails.ExecutionFailed.class),
    PASS_STATE_ENTERED(6, "PassStateEntered", EventDetails.StateEntered.class),
    PASS_STATE_EXITED(7, "PassStateExited", EventDetails.StateExited.class),
    CHOICE_STATE_ENTERED(8, "ChoiceStateEntered", EventDetails.StateEntered.class),
    CHOICE_STATE_EXITED(9, "ChoiceStateExited", EventDetails.StateExited.class),
    SUCCEED_STATE_ENTERED(10, "SucceedStateEntered", EventDetails.StateEntered.class),
    SUCCEED_STATE_EXITED(11, "SucceedStateExited", EventDetails.StateExited.class),
    FAIL_STATE_ENTERED(12, "FailStateEntered", EventDetails.StateEntered.class),
    WAIT_STATE_ENTERED(13, "WaitStateEntered", EventDetails.StateEntered.class),
    WAIT_STATE_EXITED(14, "WaitStateExited", EventDetails.StateExited.class),
    WAIT_STATE_ABORTED(15, "WaitStateAborted", EventDetails.None.class),
    TASK_STATE_ENTERED(16, "TaskStateEntered", EventDetails.StateEntered.class),
    TASK_STATE_EXITED(17, "TaskStateExited", EventDetails.StateExited.class),
    TASK_STATE_ABORTED(18, "TaskStateAborted", EventDetails.None.class),
    PARALLEL_STATE_ENTERED(19, "ParallelStateEntered", EventDetails.StateEntered.class),
    PARALLEL_STATE_STARTED(20, "ParallelStateStarted", EventDetails.None.class),
    PARALLEL_STATE_SUCCEEDED(21, "ParallelStateSucceeded", EventDetails.None.class),
    PARALLEL_STATE_FAILED(22, "ParallelStateFailed", EventDetails.JoinFailed.class),
    PARALLEL_STATE_ABORTED(23, "ParallelStateAborted", EventDetails.None.class),
    PARALLEL_STATE_EXITED(24, "ParallelStateExited", EventDetails.StateExited.class),
    MAP_STATE_ENTERED(25, "MapStateEntered", EventDetails.StateEntered.class),
    MAP_STATE_STARTED(26, "MapStateStarted", EventDetails.MapStateStarted.class),
    MAP_STATE_SUCCEEDED(27, "MapStateSucceeded", EventDetails.None.class),
    MAP_STATE_FAILED(28, "MapStateFailed", EventDetails.JoinFailed.class),
    MAP_STATE_ABORTED(29, "MapStateAborted", EventDetails.None.class),
    MAP_STATE_EXITED(30, "MapStateExited", EventDetails.StateExited.class),
    MAP_ITERATION_STARTED(31, "MapIterationStarted", EventDetails.MapIteration.class),
    MAP_ITERATION_SUCCEEDED(32, "MapIterationSucceeded", EventDetails.MapIteration.class),
    MAP_ITERATION_FAILED(33, "MapIterationFailed", EventDetails.MapIterationFailed.class),
    MAP_ITERATION_ABORTED(34, "MapIterationAborted", EventDetails.MapIteration.class),
    LAMBDA_FUNCTION_SCHEDULED(
            35, "LambdaFunctionScheduled", EventDetails.LambdaFunctionScheduled.class),
    LAMBDA_FUNCTION_SCHEDULE_FAILED(
            36, "LambdaFunctionScheduleFailed", EventDetails.LambdaFunctionFailed.class),
    LAMBDA_FUNCTION_STARTED(37, "LambdaFunctionStarted", EventDetails.None.class),
    LAMBDA_FUNCTION_START_FAILED(
            38, "LambdaFunctionStartFailed", EventDetails.LambdaFunctionFailed.class),
    LAMBDA_FUNCTION_SUCCEEDED(
            39, "LambdaFunctionSucceeded", EventDetails.LambdaFunctionSucceeded.class),
    LAMBDA_FUNCTION_FAILED(40, "LambdaFunctionFailed", EventDetails.LambdaFunctionFailed.class),
    LAMBDA_FUNCTION_TIMED_OUT(
            41, "LambdaFunctionTimedOut", EventDetails.LambdaFunctionFailed.class),
    TASK_SCHEDULED(42, "TaskScheduled", EventDetails.TaskScheduled.class),
    TASK_STARTED(43, "TaskStarted", EventDetails.TaskStarted.class),
    TASK_START_FAILED(44, "TaskStartFailed", EventDetails.TaskFailed.class),
    TASK_SUBMITTED(45, "TaskSubmitted", EventDetails.TaskSubmitted.class),
    TASK_SUBMIT_FAILED(46, "TaskSubmitFailed", EventDetails.TaskFailed.class),
    TASK_SUCCEEDED(47, "TaskSucceeded", EventDetails.TaskSucceeded.class),
    TASK_FAILED(48, "TaskFailed", EventDetails.TaskFailed.class),
    TASK_TIMED_OUT(49, "TaskTimedOut", EventDetails.TaskFailed.class),
    RETRY_SCHEDULED(50, "RetryScheduled", EventDetails.RetryScheduled.class),
    HEARTBEAT_RECORDED(51, "HeartbeatRecorded", EventDetails.HeartbeatRecorded.class);

    private static final Map<Integer, HistoryEventType> BY_CODE =
            Arrays.stream(values())
                    .collect(Collectors.toMap(HistoryEventType::code, Function.identity()));

    private final int code;
    private final String text;
    private final Class<? extends EventDetails> details;

    HistoryEventType(int code, String text, Class<? extends EventDetails> details) {
        this.code = code;
        this.text = text;
        this.details = details;
    }

    /** The number by which the type is stored. */
    public int code() {
        return code;
    }

    /** The name as histories show it. */
    public String text() {
        return text;
    }

    /** The type of the event's details. */
    public Class<? extends EventDetails> details() {
        return details;
    }

    /** Whether the event says that a state was cut off because a sibling of its branch failed. */
    public boolean abortsState() {
        return switch (this) {
            case WAIT_STATE_ABORTED,
                    TASK_STATE_ABORTED,
                    PARALLEL_STATE_ABORTED,
                    MAP_STATE_ABORTED ->
                    true;
            default -> false;
        };
    }

    /** The type that is stored by that number. */
    public static HistoryEventType ofCode(int code) {
        HistoryEventType type = BY_CODE.get(code);
        if (type == null) {
            throw new IllegalArgumentException("no event type has the number " + code);
        }
        return type;
    }
}
