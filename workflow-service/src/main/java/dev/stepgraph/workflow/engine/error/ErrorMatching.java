package dev.stepgraph.workflow.engine.error;

import dev.stepgraph.workflow.asl.model.ErrorName;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Set;

/** Which errors a Retry or Catch entry answers to (States Language, "Errors"). */
public final class ErrorMatching {

    /** Errors that a wildcard does not stand for. */
    private static final Set<String> NOT_IN_ALL =
            Set.of(ErrorName.RUNTIME.text(), ErrorName.DATA_LIMIT_EXCEEDED.text());

    private ErrorMatching() {}

    /**
     * Whether one of the names stands for the error. {@code States.Runtime} is answered by nothing;
     * {@code States.DataLimitExceeded} only by its own name; {@code States.TaskFailed} stands for
     * every other error but {@code States.Timeout}.
     *
     * @param error the error's name; a failure without a name is answered by States.ALL alone
     */
    public static boolean matches(List<String> errorEquals, @Nullable String error) {
        if (ErrorName.RUNTIME.text().equals(error)) {
            return false;
        }
        return errorEquals.stream().anyMatch(name -> matches(name, error));
    }

    private static boolean matches(String name, @Nullable String error) {
        if (name.equals(error)) {
            return true;
        }
        if (error != null && NOT_IN_ALL.contains(error)) {
            return false;
        }
        if (name.equals(ErrorName.ALL.text())) {
            return true;
        }
        return name.equals(ErrorName.TASK_FAILED.text())
                && error != null
                && !error.equals(ErrorName.TIMEOUT.text());
    }
}
