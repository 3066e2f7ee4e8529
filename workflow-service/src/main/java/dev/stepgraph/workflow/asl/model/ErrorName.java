package dev.stepgraph.workflow.asl.model;

/** The error names that the language reserves (States Language, "Errors"; AWS's list of 16). */
public enum ErrorName {
    ALL("States.ALL"),
    BRANCH_FAILED("States.BranchFailed"),
    DATA_LIMIT_EXCEEDED("States.DataLimitExceeded"),
    EXCEED_TOLERATED_FAILURE_THRESHOLD("States.ExceedToleratedFailureThreshold"),
    HEARTBEAT_TIMEOUT("States.HeartbeatTimeout"),
    INTRINSIC_FAILURE("States.IntrinsicFailure"),
    ITEM_READER_FAILED("States.ItemReaderFailed"),
    NO_CHOICE_MATCHED("States.NoChoiceMatched"),
    PARAMETER_PATH_FAILURE("States.ParameterPathFailure"),
    PERMISSIONS("States.Permissions"),
    QUERY_EVALUATION_ERROR("States.QueryEvaluationError"),
    RESULT_PATH_MATCH_FAILURE("States.ResultPathMatchFailure"),
    RESULT_WRITER_FAILED("States.ResultWriterFailed"),
    RUNTIME("States.Runtime"),
    TASK_FAILED("States.TaskFailed"),
    TIMEOUT("States.Timeout");

    private final String text;

    ErrorName(String text) {
        this.text = text;
    }

    /** The name as definitions and histories write it. */
    public String text() {
        return text;
    }
}
